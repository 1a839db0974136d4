"""What the checks found: which of it is to be told, and the forms it is told in, one to a file."""
