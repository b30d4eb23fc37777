"""One result of several: the batches of a run, each checked under settings of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from qa import similarity
from qa.model import Progress, Result, Similarity


def joined(results: Sequence[Result]) -> Result:
    """Return what all results of one run say together; what several say is said once."""
    if len(results) == 1:
        return results[0]
    rules = {rule.id: rule for result in results for rule in result.rules}
    left_out = dict.fromkeys(name for result in results for name in result.left_out)
    return Result(
        findings=tuple(chain.from_iterable(result.findings for result in results)),
        accepted=tuple(chain.from_iterable(result.accepted for result in results)),
        documents=tuple(chain.from_iterable(result.documents for result in results)),
        tables=tuple(chain.from_iterable(result.tables for result in results)),
        completeness=tuple(
            chain.from_iterable(result.completeness for result in results)
        ),
        problems=tuple(chain.from_iterable(result.problems for result in results)),
        crashes=tuple(chain.from_iterable(result.crashes for result in results)),
        notices=tuple(
            dict.fromkeys(chain.from_iterable(result.notices for result in results))
        ),
        unverified=sum((Counter(result.unverified) for result in results), Counter()),
        skipped=sum(result.skipped for result in results),
        release=next((result.release for result in results), ""),
        signature=next((result.signature for result in results), ""),
        rules=tuple(rules.values()),
        left_out=tuple(name for name in left_out if name not in rules),
    )


def counted(progress: Progress | None, before: int, of: int) -> Progress | None:
    """Return what tells `progress` of one batch as a part of `of` documents, `before` of which are done."""
    if progress is None:
        return None
    return lambda done, _, doing: progress(before + done, of, doing)


def measured(results: Sequence[Result]) -> Iterable[Similarity]:
    """Measure the documents of the batches that ask how alike versions are."""
    asking = [
        result
        for result in results
        if any(rule.category == "similarity" for rule in result.rules)
    ]
    return similarity.measured(
        document for result in asking for document in result.documents
    )
