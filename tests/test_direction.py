"""The arrows of the house: newsroom.urls, .settings -> articles -> media -> newsroom -> Django.

Read from the files themselves, so an import inside a function counts as well.
"""

import ast
import re
from pathlib import Path

from tests.roles_matrix import routes_without_a_line

HOUSE = Path(__file__).resolve().parent.parent
ROOMS = ("newsroom", "media", "articles")
MAY_IMPORT = {
    "newsroom": {"newsroom"},
    "media": {"newsroom", "media"},
    "articles": {"newsroom", "media", "articles"},
}
# The two places that put everything together; nothing imports them in return.
ROOF = ("newsroom.urls", "newsroom.settings")


def modules_of(room):
    """The room's modules that the arrows bind, as (dotted name, path)."""
    for path in sorted((HOUSE / room).rglob("*.py")):
        name = ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")
        if name not in ROOF:
            yield name, path


def imports_of(source, package):
    """Every dotted name that a module of `package` imports from this house.

    `from newsroom import urls` counts as newsroom.urls, and `from . import x` as package.x.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: -(node.level - 1) or None] if node.level else []
            origin = ".".join([*above, *filter(None, [node.module])])
            names = [f"{origin}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] in ROOMS)


def words_of(source):
    """Every string of a module but its docstrings, which may speak of anything."""
    tree = ast.parse(source)
    prose = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)
    }  # a string that stands alone
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value


def goes_against(room, imported):
    roof = any(imported == name or imported.startswith(f"{name}.") for name in ROOF)
    return roof or imported.split(".")[0] not in MAY_IMPORT[room]


def names_articles(word):
    return re.search(r"\barticles\b", word) is not None


def package_of(name, path):
    return name if path.name == "__init__.py" else name.rpartition(".")[0]


def test_imports_flow_one_way():
    against = [
        f"{name} imports {imported}"
        for room in ROOMS
        for name, path in modules_of(room)
        for imported in imports_of(path.read_text(), package_of(name, path))
        if goes_against(room, imported)
    ]
    assert not against, "\n".join(against)


def test_querysets_never_import_models():
    against = [
        f"{name} imports {imported}"
        for room in ROOMS
        for name, path in modules_of(room)
        if name.endswith(".querysets")
        for imported in imports_of(path.read_text(), package_of(name, path))
        if "models" in imported.split(".")
    ]
    assert not against, "\n".join(against)


def test_newsroom_and_media_never_name_articles():
    against = [
        f"{name} says {word!r}"
        for room in ("newsroom", "media")
        for name, path in modules_of(room)
        for word in words_of(path.read_text())
        if names_articles(word)
    ]
    assert not against, "\n".join(against)


def test_the_reader_of_imports_sees_every_way_to_import():
    source = """
import articles.models
import os
def late():
    from newsroom import urls
from . import verbs
from ..models import Photo
"""
    assert set(imports_of(source, "media.admin")) == {
        "articles.models",
        "newsroom.urls",
        "media.admin.verbs",
        "media.models.Photo",
    }


def test_each_forbidden_import_is_seen():
    assert goes_against("newsroom", "articles.models")
    assert goes_against("newsroom", "media.credits")
    assert goes_against("media", "articles.workflow.publish")
    assert goes_against("articles", "newsroom.settings")
    assert goes_against("newsroom", "newsroom.urls.urlpatterns")
    assert not goes_against("articles", "media.models.Photo")


def test_an_app_named_in_a_string_is_seen_and_prose_is_not():
    source = '"""Of articles."""\nF = ForeignKey("articles.Article")\nreverse("articles:front")'
    assert [word for word in words_of(source) if names_articles(word)] == [
        "articles.Article",
        "articles:front",
    ]


def test_every_address_of_the_desk_stands_in_the_matrix_of_roles():
    missing = sorted(routes_without_a_line())
    assert missing == [], (
        f"Nobody said which role gets what at {missing}: run tests/test_roles_matrix.py, "
        "which prints the lines for tests/roles_matrix.txt."
    )


def test_templates_of_the_photo_desk_and_of_what_is_shared_take_none_of_the_story_desk():
    rooms = ("media", "admin/media", "admin/newsroom", "admin/pieces", "admin/widgets")
    against = [
        f"{path.relative_to(HOUSE)} includes {taken}"
        for room in rooms
        for path in (HOUSE / "templates" / room).rglob("*.html")
        for taken in re.findall(r'{% (?:include|extends) "([^"]+)"', path.read_text())
        if "articles/" in taken
    ]
    assert not against, "\n".join(against)
