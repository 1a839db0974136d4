"""How the tokens and keys of well-known services look, as those who issue them have published it.

AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids; GitHub:
https://github.blog/engineering/behind-githubs-new-authentication-token-formats/; GitLab:
https://docs.gitlab.com/security/tokens/#token-prefixes; Slack: https://docs.slack.dev/authentication/tokens/; Stripe:
https://docs.stripe.com/keys; npm: https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/; PyPI:
https://pypi.org/help/#apitoken; JSON Web Tokens: RFC 7519; the others as https://github.com/gitleaks/gitleaks has them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Format:
    """What a token is called, the fixed text it begins with, and a pattern for the rest.

    The token is looked for at the last character of `start`, which should be rare in prose; `then` may follow it.
    """

    name: str
    start: str
    body: str
    then: str = ""


# Every pattern ends in a possessive run, or has a fixed length: nothing is ever tried twice.
FORMATS = (
    Format("an AWS access key id", "A", r"[A-Z2-7]{16}(?![A-Za-z0-9])", "KIA"),
    Format("an AWS access key id", "A", r"[A-Z2-7]{16}(?![A-Za-z0-9])", "SIA"),
    Format("a Google API key", "A", r"[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])", "Iza"),
    *(Format("a GitHub token", f"gh{kind}_", "[A-Za-z0-9]{36,}+") for kind in "pousr"),
    Format("a GitHub token", "github_pat_", "[A-Za-z0-9]{22}_[A-Za-z0-9]{59,}+"),
    *(Format("a Stripe key", f"{kind}k_live_", "[A-Za-z0-9]{24,}+") for kind in "sr"),
    Format("a Stripe webhook secret", "whsec_", "[A-Za-z0-9]{32,}+"),
    Format("an npm token", "npm_", "[A-Za-z0-9]{36,}+"),
    Format("a Hugging Face token", "hf_", "[A-Za-z]{34,}+"),
    *(Format("a DigitalOcean token", f"do{kind}_v1_", "[a-f0-9]{64,}+") for kind in "opr"),
    *(Format("a GitLab token", f"gl{kind}-", "[A-Za-z0-9_-]{20,}+") for kind in "pat dt rt ptt cbt ft".split()),
    *(Format("a Slack token", f"xox{kind}-", "[A-Za-z0-9-]{20,}+") for kind in "abeoprs"),
    Format("a PyPI token", "pypi-", "Ag[A-Za-z0-9_-]{50,}+"),
    Format("a Google client secret", "GOCSPX-", "[A-Za-z0-9_-]{28,}+"),
    Format("an Anthropic key", "sk-", "[a-z]{3,9}[0-9]{2}-[A-Za-z0-9_-]{60,}+", "ant-"),
    Format("an OpenAI key", "sk-", "[A-Za-z0-9_-]{20,120}?T3BlbkFJ[A-Za-z0-9_-]{20,}+"),
    Format("a JSON Web Token", "eyJ", r"[A-Za-z0-9_-]{10,}+\.eyJ[A-Za-z0-9_-]{10,}+\.[A-Za-z0-9_-]{20,}+"),
)
# What all tokens found at a character go on with, where that spares most of the work.
_LOOK: Mapping[str, str] = {
    "A": "(?=[KSI][Iz][Aa])",
    "_": "(?=[A-Za-z0-9]{20})",
    "-": "(?=[A-Za-z0-9][A-Za-z0-9_-]{15})",
}


def patterns() -> tuple[re.Pattern[str], ...]:
    """Return a pattern for each character that tokens are looked for at; its group `fN` is the body of FORMATS[N].

    A pattern begins with that character, which the engine finds as fast as memory is read. No token begins within a
    word: so each run of letters is read once, and reading takes time in proportion to the text.
    """
    numbered = sorted(enumerate(FORMATS), key=lambda item: item[1].start[-1])
    return tuple(
        re.compile(
            f"{re.escape(sign)}{_LOOK.get(sign, '')}(?:"
            + "|".join(f"(?<=(?<![A-Za-z0-9_-]){form.start}){form.then}(?P<f{at}>{form.body})" for at, form in forms)
            + ")"
        )
        for sign, forms in groupby(numbered, key=lambda item: item[1].start[-1])
    )
