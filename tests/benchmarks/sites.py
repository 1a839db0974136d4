"""Sites of any size that look like the real thing: plans of the template's length, RFCs and ADRs of a page or two."""

from __future__ import annotations

import random
from pathlib import Path

CONFIG = """\
site_name: Benchmark
site_dir: {site_dir}
theme:
  name: material
  font: false
plugins:
  - search
{plugin}
markdown_extensions:
  - attr_list
  - tables
  - toc:
      permalink: true
  - pymdownx.tasklist
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
nav:
  - index.md
  - architecture/README.md
  - rfcs/README.md
  - adr/README.md
validation:
  nav:
    omitted_files: ignore
"""
WORDS = (
    "the service keeps every message in order per terminal and answers within the budget that was agreed when load "
    "doubles during the night shift because batches of manifests arrive late and operators retry by hand while the "
    "journal of postings is replayed into a second copy that nobody reads until the first one fails"
).split()
SECTIONS = (
    "Security Architecture",
    "Implementation Details",
    "Infrastructure",
    "Configuration",
    "Error Handling & Monitoring",
    "Testing Strategy",
    "Performance Considerations",
    "Future Enhancements",
    "Open Questions",
)
CODE = """\
```
apps/service/infra/
├── lib/
│   └── service-stack.ts
└── README.md
```"""
STATUSES = ("active", "implemented", "superseded")


def make_site(folder: Path, plans: int, *, mentions: int = 0) -> None:
    """Write docs with `plans` plans and half as many RFCs and ADRs each, and two configurations.

    Each plan names a handful of documents; `mentions` more of them stand in its text, links and ids by turns.
    """
    rng = random.Random(plans)
    half = max(plans // 2, 1)
    docs = folder / "docs"
    for name in ("architecture", "rfcs", "adr"):
        (docs / name).mkdir(parents=True)
        (docs / name / "README.md").write_text(f"# {name}\n\nAn introduction.\n", "utf-8")
    (docs / "index.md").write_text("# Home\n", "utf-8")
    for number in range(1, plans + 1):
        (docs / "architecture" / f"service-{number:04}-plan.md").write_text(
            _plan(number, half, plans, rng, mentions), "utf-8"
        )
    for number in range(1, half + 1):
        (docs / "rfcs" / f"{number:04}-proposal.md").write_text(_rfc(number, half, rng), "utf-8")
        (docs / "adr" / f"{number:04}-decision.md").write_text(_adr(number, half, rng), "utf-8")
    for name, plugin in (("with", "  - archplan"), ("without", "")):
        config = CONFIG.format(plugin=plugin, site_dir=folder / f"site-{name}")
        (folder / f"{name}.yml").write_text(config, "utf-8")


def _prose(rng: random.Random, sentences: int) -> str:
    return " ".join(" ".join(rng.choices(WORDS, k=rng.randint(8, 16))).capitalize() + "." for _ in range(sentences))


def _bullets(rng: random.Random, count: int) -> str:
    return "\n".join(f"- `part-{i}` {_prose(rng, 1)}" for i in range(count))


def _mentions(count: int, half: int, rng: random.Random) -> str:
    links = ("[an idea](../rfcs/{:04}-proposal.md)", "RFC-{:04}", "[a decision](../adr/{:04}-decision.md)", "ADR {}")
    named = (links[at % len(links)].format(rng.randint(1, half)) for at in range(count))
    return "\n\n".join(f"{_prose(rng, 1)} Compare {name} before the next phase." for name in named)


def _plan(number: int, half: int, plans: int, rng: random.Random, mentions: int) -> str:
    rfc, adr, other = rng.randint(1, half), rng.randint(1, half), rng.randint(1, plans)
    status = STATUSES[number % 3]
    tasks = "\n".join(f"- [{'x' if rng.random() < 0.7 else ' '}] {_prose(rng, 1)}" for _ in range(4))
    costs = [rng.randint(20, 900) for _ in range(5)]
    rows = "\n".join(f"| Resource {i} | ${cost}.00 | {_prose(rng, 1)} |" for i, cost in enumerate(costs))
    sections = "\n\n".join(
        f"## {title}\n\n{_prose(rng, 3)}\n\n### Part one\n\n{_bullets(rng, 5)}\n\n{_prose(rng, 3)}\n\n{CODE}"
        f"\n\n### Part two\n\n{_prose(rng, 4)}\n\n{_bullets(rng, 4)}"
        for title in SECTIONS
    )
    return f"""---
title: Service {number}
date: 20{20 + number % 7}-0{1 + number % 9}-1{number % 10}
status: {status}
author: Person {number % 23}
related_rfc: RFC-{rfc:04}
discussion: https://git.example.org/docs/pulls/{number}
---

# Service {number}

## Overview

{_prose(rng, 5)} See [the decision](../adr/{adr:04}-decision.md).

## Related Documentation

- **Source RFC**: [RFC-{rfc:04}](../rfcs/{rfc:04}-proposal.md)
- **Related plan**: [another](service-{other:04}-plan.md)

## Architecture Diagram

```mermaid
graph TD
    A[Component A of {number}] --> B[Component B]
    B --> C[Component C]
```

{sections}

{_mentions(mentions, half, rng)}

## Database Schema

| Column | Type | Constraints | Description |
| --- | --- | --- | --- |
| `id` | `bigint` | PRIMARY KEY | Unique identifier |
| `name` | `text` | NOT NULL | {_prose(rng, 1)} |
| `created_at` | `timestamp` | NOT NULL | Creation time |

## Deployment Plan

### Phase 1: First port

{tasks}

### Phase 2: All ports

{tasks}

## Cost Analysis

### Estimated Monthly Costs

| Resource | Cost | Justification |
| --- | --- | --- |
{rows}
| **Total** | **${sum(costs)}.00** | |
"""


def _rfc(number: int, half: int, rng: random.Random) -> str:
    status = ("approved", "draft", "rejected")[number % 3]
    sections = ("Summary", "Motivation", "Proposal", "Alternatives", "Drawbacks", "Open questions")
    body = "\n\n".join(
        f"## {title}\n\n{_prose(rng, 6)}\n\n{_bullets(rng, 4)}\n\n{_prose(rng, 4)}" for title in sections
    )
    return f"""---
title: Proposal {number}
date: 2025-0{1 + number % 9}-0{1 + number % 9}
status: {status}
author: Person {number % 23}
---

# RFC-{number:04}: Proposal {number}

{body} Compare [a decision](../adr/{rng.randint(1, half):04}-decision.md).
"""


def _adr(number: int, half: int, rng: random.Random) -> str:
    status = ("accepted", "proposed", "deprecated")[number % 3]
    sections = ("Context", "Decision", "Consequences", "Options considered")
    body = "\n\n".join(f"## {title}\n\n{_prose(rng, 5)}\n\n{_bullets(rng, 3)}" for title in sections)
    return f"""# Decision {number}

- Status: {status}
- Date: 2025-0{1 + number % 9}-0{1 + number % 9}
- Deciders: Person {number % 23}

{body} It follows [a proposal](../rfcs/{rng.randint(1, half):04}-proposal.md).
"""
