"""Forms that say every broken rule at the field, before the database has to."""

from functools import reduce
from operator import and_

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import CheckConstraint, Q


class WholeRowForm(forms.ModelForm):
    """Check every constraint, also those that touch a read-only field.

    A ModelForm silently skips constraints that mention an excluded field; here the
    whole instance is validated, and an error on a field that the form lacks stands
    above the form instead of raising ValueError.
    """

    def _post_clean(self):  # the hook that contrib.auth's own forms use
        super()._post_clean()
        if self.errors:
            return
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, self._at_known_fields(error))

    def _at_known_fields(self, error: ValidationError) -> ValidationError:
        if not hasattr(error, "error_dict"):
            return error
        placed: dict[str, list] = {}
        for name, problems in error.error_dict.items():
            placed.setdefault(name if name in self.fields else NON_FIELD_ERRORS, []).extend(
                problems
            )
        return ValidationError(placed)


def broken_constraints(row):
    """Yield each constraint that the row breaks, with its ValidationError.

    The conditions are asked for together, in one query, and by themselves only when one of
    them does not hold.
    """
    constraints = row._meta.constraints
    checks = [one for one in constraints if isinstance(one, CheckConstraint)]
    values = row._get_field_expression_map(meta=row._meta)
    is_sound = reduce(and_, (check.condition for check in checks), Q()).check(values)
    for constraint in constraints:
        if is_sound and constraint in checks:
            continue
        try:
            constraint.validate(type(row), row)
        except ValidationError as error:
            yield constraint, error
