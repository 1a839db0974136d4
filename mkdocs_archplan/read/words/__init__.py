"""Single values as authors write them: dates, people, statuses, ids, and what a template left in their place."""
