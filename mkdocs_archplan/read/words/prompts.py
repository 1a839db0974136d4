"""What templates ask their authors to write, in words: known prompts, and how others open."""

from __future__ import annotations

import re

# The prompts of the plan template and of what `archplan new` starts from; those that open as below need not stand here.
_KNOWN = frozenset(
    """Alternative|Another option|Architecture Plan Title|Brief Title|Calculation|Date range|Description|Name|Purpose
    |Target|Phase Name|The chosen option|why|why not|Similar structure as Component 1|Similar structure as Phase 1
    |Brief summary of the key components and their interactions|Code examples showing CDK construct definitions
    |Description of the table|Detailed implementation notes, code examples, configuration
    |Expected traffic/usage patterns|Extensibility points|High-level description of what this architecture implements
    |High-level security approach and principles|How errors are caught and handled
    |How existing data will be migrated|How it is introduced step by step, and how each step is undone
    |How sensitive data is stored and accessed|How teams are notified of issues|How the system scales
    |How to maintain compatibility during transition|How to rollback if issues occur|How to verify migration success
    |How users/services are authenticated and authorized|Important constraints or considerations
    |Include a diagram showing the system architecture. You can use:|Key architectural decisions|Key metrics to monitor
    |Language, framework, service|List of AWS resources to be created
    |List of the resources to be created, and the code that creates them
    |Logging, monitoring, and compliance considerations|Plans, RFCs and records that led here
    |Potential future improvements or extensions|Potential performance bottlenecks and mitigation strategies
    |Questions that need to be resolved during implementation|Related RFCs, plans and decision records
    |Security considerations and implementation|Steps for manual verification|Strategies to minimize costs
    |The change itself, in enough detail to disagree with, and what is deliberately left out
    |The situation and the forces in it: load, deadlines, skills, contracts
    |VPC configuration, security groups, network isolation|We will …: one paragraph, in the active voice
    |What alerts should be configured|What becomes easier|What becomes harder, and who carries it
    |What becomes slower, dearer or harder to change
    |What hurts today, with numbers; who asked for it; what happens if nothing is done
    |What is exposed that was not before, and what protects it|What is logged and where|What only trying will answer
    |What reviewers should answer|What should be integration tested|What should be tested end-to-end
    |What should be unit tested
    |What should change, for whom, and what it will be like when it is done: three sentences
    |What speaks for it, and why it is not proposed|What this component does|Why that is not good enough
    |Link type|Question 1?|Question 2?""".replace("\n    ", "").split("|")
)
# Nothing but a count, so that a link of this name may be meant as well.
_COUNTED = re.compile(
    r"(?:option|(?:decision\ )?driver|argument|consequence|pro|con|metric|objective)\ (?:\d|[a-e])", re.I | re.X
)
# What opens a request to the author. Behind a verb stands what is wanted, or a title could be meant: `Add metrics`.
_WANTED = (
    r"\s+(?:an?|the|any|all|each|every|how|what|why|when|where|whether|wh(?:o|om|ich)|your|if|key|at\ least|briefly)\b"
)
_OPENING = re.compile(
    rf"""(?:(?:please|briefly|optional(?:ly)?|if\ (?:applicable|any|needed|relevant))[:,]?\s+)*
    (?: (?:describe|explain|summari[sz]e|outline|specify|provide|insert|list|enumerate|elaborate(?:\ on)?){_WANTED}
      | (?:add|enter|fill|include|insert|put|replace|type|write)\b[^.]*\b(?:here|your)\b
      | fill\ (?:in|me|out)\b
      | your\ (?:full\ )?(?:answer|company|description|e-?mail|github|handle|name|organi[sz]ation|team|text|title
        |username)\b
      | (?:a\ )?(?:short|brief|concise|high-level|detailed|one[- ](?:line|paragraph|sentence))\s
        (?:description|explanation|overview|phrase|statement|summary|title)\s(?:of|that|which|representative)\b
      | links?\ to\ [a-z]
      | e\.g\.[, ]
      | (?:description|example)\ \|\ \w | short\ title\ of\b | title\ of\ (?:other\ )?option\b
      | (?:decision\ )?driver\ \d,\ e\.g\.
      | you\ might\ want\ to\ provide\b
      | beschreib(?:e|en\ sie)?\s | erklär(?:e|en\ sie)\s | erläuter(?:e|n\ sie)\s
      | décri(?:re|vez|s)\s | expli(?:quer|quez|que|car|car|quem)\s | descri(?:ba|bir)\s | descreva\s
    ) | .*(?:を記入|を記述|を記載|してください|请填写|请描述|请说明)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
# Of MADR's templates, in the middle of a sentence.
_INSIDE = re.compile(r"justification\. e\.g\.|(?:positive|negative) consequence, e\.g\.", re.IGNORECASE)
# What authors put in brackets themselves: remarks, numbers of standards and tickets, citations.
_REMARK = re.compile(
    r"""(?:as\ above|answered|back|breaking|deferred|deleted|deprecated|done|draft|edit|end|figure|image|intentionally
      |left|n/a|new|no|none|not|note|obsolete|omitted|optional|pending|photo|redacted|removed|replaced|required|resolved|same
      |screenshot|see|sic|superseded|table|tbd|tbc|toc|to\ be|todo|unchanged|under|unreleased|update|will|wip|work)\b
      | .*\d{2}""",
    re.IGNORECASE | re.VERBOSE,
)
_CAPITALS = re.compile(r"[A-Z]{2,}(?![a-z])")
_SENTENCES = frozenset(
    s.casefold()
    for s in """The issue motivating this decision, and any context that influences or constrains the decision
    |The change that we're proposing or have agreed to implement
    |What becomes easier or more difficult to do and any risks introduced by the change that will need to be mitigated
    |What is the issue that we're seeing that is motivating this decision or change
    |What is the change that we're proposing and/or doing
    |What is the change that we're actually proposing or doing
    |What becomes easier or more difficult to do because of this change
    |What is the status, such as proposed, accepted, rejected, deprecated, superseded, etc.""".replace(
        "\n    ", ""
    ).split("|")
)
_SHORT = re.compile(r"(?:validation criterion|prerequisite|criterion|step|question|enhancement|component) \d\??", re.I)
_TASK = re.compile(r"(?:validation criterion|prerequisite) \d", re.IGNORECASE)
_TO_DO = re.compile(
    rf"""TODO:?\s+(?:(?:describe|explain|summari[sz]e|outline|specify|list)(?:{_WANTED}.{{0,80}}|\b.{{0,20}})
      |fill\ (?:in|out)\b.{{0,40}})""",
    re.VERBOSE,
)
_LOREM = re.compile(r"Lorem ipsum\b", re.IGNORECASE)
# Elements of HTML that may stand with words for attributes: `<details open>`.
_ELEMENTS = frozenset(
    """a abbr article aside audio b blockquote body br button center cite code dd del details dialog div dl dt em embed
    figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label li link main
    mark meta nav object ol optgroup option p path picture pre progress q s script section select small source span
    strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track u ul var video
    wbr""".split()
)
_TAG = re.compile(r"<(?P<words>(?P<name>[A-Za-z][\w'-]*) [^<>=\"/]{2,200})>")
_DESERVES = re.compile(r"[^\W\d_]")


def is_known(words: str) -> bool:
    """Say whether what stands in brackets is a prompt of a template that many documents are made from."""
    return words in _KNOWN


def is_common(words: str) -> bool:
    """Say whether what stands in brackets is a prompt of such a template, or one that only counts: `[option 1]`."""
    return words in _KNOWN or bool(_COUNTED.fullmatch(words))


def asks(words: str) -> bool:
    """Say whether what stands in brackets asks its reader to write something."""
    return bool(_OPENING.match(words))


def asks_inside(words: str) -> bool:
    """Say whether what stands in brackets is a known prompt that its template has in the middle of a sentence."""
    return bool(_INSIDE.match(words))


def may_be_prompt(words: str) -> bool:
    """Say whether words in brackets may be a prompt: several that open with a capital, and no remark or number."""
    return " " in words and words[:1].isupper() and not _REMARK.match(words) and not _CAPITALS.match(words)


def is_own_prompt(words: str) -> bool:
    """Say whether what stands in the brackets of a template is for authors to replace, rather than for them to keep."""
    if _REMARK.match(words) and not asks(words):
        return False
    return bool(_DESERVES.match(words)) and (" " in words or (words[:1].isupper() and not words.isupper()))


def is_known_sentence(text: str) -> bool:
    """Say whether a paragraph is one that Nygard's template, or one made after it, explains a section with."""
    return text.replace("’", "'").casefold() in _SENTENCES


def is_numbered(text: str, *, task: bool = False) -> bool:
    """Say whether an item only counts: `Step 1`. A task: whether it is the plan template's own."""
    return bool((_TASK if task else _SHORT).fullmatch(text))


def is_filler(text: str) -> bool:
    """Say whether a paragraph stands for one that is to be written: Lorem ipsum, `TODO: describe`."""
    return bool(_LOREM.match(text) or _TO_DO.fullmatch(text))


def is_tag_prompt(tag: str) -> bool:
    """Say whether what CommonMark takes for a tag is several words in angle brackets: `<your name>`."""
    found = _TAG.fullmatch(tag)
    return found is not None and (found["name"].casefold() not in _ELEMENTS or asks(found["words"]))
