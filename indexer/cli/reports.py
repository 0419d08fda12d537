"""What the commands that write an index print: a report, a plan, problems."""

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from indexer.cli.command import localized_error
from indexer.cli.terminal import say
from indexer.display import isolated, printable, shell_command
from indexer.documents.recipe import Recipe
from indexer.intake.problems import Problems
from indexer.intake.report import Report
from indexer.messages.catalogue import Language, gettext_noop, localized, terminal_languages, translate, translate_count
from indexer.store.plan import Deed, Plan

_SUMMARY = gettext_noop(
    "%(documents)s in %(folder)s; files: %(added)s added, %(changed)s changed, %(removed)s removed; "
    "not indexed: %(failed)s"
)
_TAKEN_OVER = gettext_noop("This build went on where another one was interrupted: %(documents)s were analysed already.")

# The first failures and warnings of a build are printed, of each kind; `index-cli info --problems` lists all.
_MAX_PRINTED = 20

_DEEDS: Mapping[Deed, str] = {
    "added": gettext_noop("added: %(file)s"),
    "changed": gettext_noop("changed: %(file)s"),
    "again": gettext_noop("again: %(file)s"),
    "removed": gettext_noop("removed: %(file)s"),
    "kept": gettext_noop("cannot be read, its documents stay: %(file)s"),
}

# What `index-cli info` prints of the facts of `store.info`, in this order.
_FACTS: Mapping[str, str] = {
    "documents": gettext_noop("Documents"),
    "bytes": gettext_noop("Megabytes in the folder"),
    "built": gettext_noop("Built (UTC)"),
    "previous": gettext_noop("Built before that, for rollback"),
    "sources": gettext_noop("Sources"),
    "origin": gettext_noop("Pulled from"),
    "facets": gettext_noop("Facets of columns"),
    "failed": gettext_noop("Files and rows that are not indexed"),
    "stale": gettext_noop("Out of date"),
    "damaged": gettext_noop("Damage"),
    "cluster": gettext_noop("Nodes that have the documents"),
    "cluster_problem": gettext_noop("State of these nodes"),
    "unfinished": gettext_noop("Megabytes left by an interrupted build"),
    "analyzer": gettext_noop("Version of the analyzer"),
    "schema": gettext_noop("Version of the layout"),
}
_MEGABYTES = ("bytes", "unfinished")


def print_facts(facts: Mapping[str, object]) -> None:
    """Print what is known of an index, a line each; what there is none of is left out."""
    for name, label in _FACTS.items():
        value = facts[name]
        if name not in _MEGABYTES:
            shown = _fact(value)
        else:
            shown = f"{value / 1e6:,.1f}" if isinstance(value, int) and value else ""
        if shown:
            say(f"{localized(label)}: {shown}")


def _fact(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return localized("yes") if value else localized("no")
        case int():
            return f"{value:,}"
        case dict():
            return ", ".join(isolated(name if name == label else f"{name}={label}") for name, label in value.items())
        case list():
            return ", ".join(map(_fact, value))
    return isolated(str(value)) if value else ""


def print_problems(problems: Problems, recipe: Recipe) -> None:
    """Print the files and rows that are not indexed, and the warnings; below each file the command that tries it."""
    labels = {"warning": localized("warning:")}
    columns = [*Recipe(recipe.columns).arguments()]
    has_commands = False
    for (root, source), of_file in groupby(problems, key=lambda problem: (problem.root, problem.source)):
        is_failed = False
        for problem in of_file:
            say(f"{labels.get(problem.scope, localized('not indexed:'))} {localized_error(problem.error)}")
            is_failed = is_failed or problem.scope != "warning"
        path = Path(root).parent / source
        if is_failed and _is_file(path):
            say(f"    {shell_command('index-cli', 'analyze', path, *columns)}")
            has_commands = True
    if has_commands:
        say(localized("The command below each file tries it alone."))
    if not problems:
        say(localized("There are no problems."))


def _is_file(path: Path) -> bool:
    """Say whether a file is there; a folder is none, and what cannot be looked at cannot be tried."""
    try:
        return path.is_file()
    except OSError:
        return False


def print_report(report: Report, folder: Path) -> None:
    """Print the report of a build: the summary on standard output, failures and warnings on standard error."""
    not_indexed, warning = localized("not indexed:"), localized("warning:")
    for label, errors in ((not_indexed, report.failures), (warning, report.warnings)):
        for error in errors[:_MAX_PRINTED]:
            say(f"{label} {localized_error(error)}", error=True)
    for sentence in report.unmatched:
        say(f"{warning} {printable(sentence)}", error=True)
    if report.failed > len(report.failures[:_MAX_PRINTED]) or len(report.warnings) > _MAX_PRINTED:
        command = shell_command("index-cli", "info", "--problems", "--index", folder)
        say(localized("All problems: %(command)s", command=command), error=True)
    for language in terminal_languages() if report.taken_over else ():
        documents = _counted_documents(language, report.taken_over)
        say(translate(language, _TAKEN_OVER, documents=documents), error=True)
    for language in terminal_languages():
        say(_summary(language, report, folder))


def _counted_documents(language: Language, count: int) -> str:
    return translate_count(language, "%(count)s document", "%(count)s documents", count)


def _summary(language: Language, report: Report, folder: Path) -> str:
    summary = translate(
        language,
        _SUMMARY,
        documents=_counted_documents(language, report.documents),
        folder=printable(str(folder)),
        added=report.added,
        changed=report.changed,
        removed=report.removed,
        failed=report.failed,
    )
    if not report.corrections:
        return summary
    return summary + translate(language, gettext_noop("; corrections: %(number)s"), number=report.corrections)


def print_plan(plan: Plan) -> None:
    """Print what would become of each file, and what cannot be read; raise the error that the run would end with."""
    for name, deed in plan:
        say(localized(_DEEDS[deed], file=printable(name)))
    for error in plan.failures:
        say(f"{localized('not indexed:')} {localized_error(error)}", error=True)
    say(localized("Nothing was written: this was a dry run."))
    if plan.refusal:
        raise plan.refusal
