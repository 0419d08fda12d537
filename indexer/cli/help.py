"""What `search-cli --help` says below the options: the query language, examples, completion."""

from indexer.query.help import SECTIONS, Section
from indexer.query.parser import MAX_DEPTH, MAX_EXPANDED_WORDS, MAX_LENGTH, MAX_NEAR_WORDS, MAX_WORDS

_LIMITS = f"""\b
  حدود الاستعلام · Limits of a query
    {MAX_LENGTH} حرف، و{MAX_WORDS} كلمة منها {MAX_EXPANDED_WORDS} معها * أو ~، \
و{MAX_NEAR_WORDS} كلمة متقاربة في عبارة،
    و{MAX_DEPTH} مستوى من الأقواس والإشارات.
    {MAX_LENGTH} characters, {MAX_WORDS} words of which {MAX_EXPANDED_WORDS} have * or ~, \
{MAX_NEAR_WORDS} words near each other
    in one pair of quotes, {MAX_DEPTH} levels of parentheses and signs."""

_EXAMPLES = """\b
أمثلة · Examples:
  search-cli "لافروف وونسان"
      ما فيه أي من الكلمتين، وما فيه كلتاهما أولا. Either word, both first.
  search-cli '"وزير الخارجية" -أوكرانيا' --sort newest
      عبارة بعينها بلا كلمة، والأحدث أولا. A phrase without a word, newest first.
  search-cli "" --within "آسيا" --from 2023-09-01 --to 2023-09-30
      ما يذكر آسيا أو مكانا فيها، في شهر بعينه. Asia or a place in it, one month.
  search-cli "كأس العالم" --open 2
      اقرأ النتيجة الثانية كاملة. Read the whole of the second hit.
  search-cli "كأس العالم" --limit 1000 --csv > hits.csv
      النتائج جدولا. The hits as a table.
  search-cli --batch queries.jsonl --run out.trec

\b
الإكمال بمفتاح Tab · Completion of names and titles, set up once:
  bash  eval "$(_SEARCH_CLI_COMPLETE=bash_source search-cli)"    in ~/.bashrc
  zsh   eval "$(_SEARCH_CLI_COMPLETE=zsh_source search-cli)"     in ~/.zshrc
  fish  _SEARCH_CLI_COMPLETE=fish_source search-cli | source     in config.fish

\b
PAGER names the pager, NO_COLOR=1 turns colours off.
Exit codes: 0 found, 1 nothing found, 2 error.
"""


def epilog() -> str:
    """Return it as click takes it: lines below \\b are kept as they are."""
    return "\n\n".join(["\b\nلغة الاستعلام · Query language:", *map(_section, SECTIONS), _LIMITS, _EXAMPLES])


def _section(section: Section) -> str:
    rows = (f"    {row.query}\n        {row.arabic}.\n        {row.english}" for row in section.examples)
    return "\n".join(["\b", f"  {section.arabic} · {section.english}", *rows])
