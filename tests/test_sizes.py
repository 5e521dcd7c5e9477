"""The sizes that good houses keep: a habit, with a ceiling for the odd large room.

Left out: migrations, which Django writes, and articles/demo, which is the demo paper's own text.
"""

import ast
from pathlib import Path
from statistics import median, quantiles

HOUSE = Path(__file__).resolve().parent.parent
LEFT_OUT = {"migrations", "demo"}


def python_files():
    for room in ("newsroom", "media", "articles"):
        for path in sorted((HOUSE / room).rglob("*.py")):
            if not LEFT_OUT & set(path.relative_to(HOUSE).parts):
                yield path


def lines_of(path):
    return len(path.read_text().splitlines())


def length_of(function):
    """Lines of a function without its docstring: explaining oneself costs nothing here."""
    lines = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function, clean=False) is not None:
        told = function.body[0]
        lines -= told.end_lineno - told.lineno + 1
    return lines


def function_sizes():
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{path.relative_to(HOUSE)}:{node.name}", length_of(node)


def module_sizes():
    return {str(path.relative_to(HOUSE)): lines_of(path) for path in python_files()}


def template_sizes():
    templates = (HOUSE / "templates").rglob("*.html")
    return {str(path.relative_to(HOUSE)): lines_of(path) for path in sorted(templates)}


def assert_all_within(ceiling, sizes):
    larger = [f"{name}: {size}" for name, size in sizes.items() if size > ceiling]
    assert not larger, "\n".join(larger)


def most_of(sizes):
    """The size that nine of ten stay within."""
    return quantiles(sizes.values(), n=10, method="inclusive")[-1]


def test_a_module_stays_within_250_lines():
    assert_all_within(250, module_sizes())


def test_modules_are_small_by_habit():
    written = [size for size in module_sizes().values() if size]  # an empty __init__ is no module
    assert median(written) <= 100


def test_a_function_stays_within_40_lines():
    assert_all_within(40, dict(function_sizes()))


def test_functions_are_small_by_habit():
    sizes = dict(function_sizes())
    assert median(sizes.values()) <= 10
    assert most_of(sizes) <= 25


def test_a_template_stays_within_120_lines():
    assert_all_within(120, template_sizes())


def test_templates_are_small_by_habit():
    assert most_of(template_sizes()) <= 80


def test_a_docstring_is_not_counted_as_length():
    told = ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    return 1').body[0]
    assert length_of(told) == 2
