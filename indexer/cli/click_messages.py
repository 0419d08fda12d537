"""What click says of its own, which it looks up with gettext: it finds the Arabic in our catalogue."""

from gettext import bindtextdomain

from indexer.messages.catalogue import DOMAIN, LOCALE_FOLDER, gettext_noop, ngettext_noop

# All that a user of the commands can meet. Click 8.4 looks up the same texts under the default domain.
MESSAGES = (
    gettext_noop("Usage:"),
    gettext_noop("Options"),
    gettext_noop("Commands"),
    gettext_noop("Error: {message}"),
    gettext_noop("Try '{command} {option}' for help."),
    gettext_noop("Show this message and exit."),
    gettext_noop("default: {default}"),
    gettext_noop("env var: {var}"),
    gettext_noop("Invalid value: {message}"),
    gettext_noop("Invalid value for {param_hint}: {message}"),
    gettext_noop("{value!r} is not a valid {number_type}."),
    gettext_noop("{value} is not in the range {range}."),
    gettext_noop("{name} {filename!r} does not exist."),
    gettext_noop("{name} {filename!r} is a file."),
    gettext_noop("{name} {filename!r} is a directory."),
    gettext_noop("{name} {filename!r} is not readable."),
    gettext_noop("Missing argument"),
    gettext_noop("Missing command."),
    gettext_noop("No such option {name!r}."),
    gettext_noop("No such command {name!r}."),
    gettext_noop("Option {name!r} does not take a value."),
    ngettext_noop("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ngettext_noop("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ngettext_noop("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ngettext_noop("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
)


def translate_click() -> None:
    """Have click speak Arabic where the locale does."""
    bindtextdomain(DOMAIN, str(LOCALE_FOLDER))
