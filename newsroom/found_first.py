"""A subquery that PostgreSQL answers once, before it looks at the rows that are asked for."""

from django.db.models import Subquery


class FoundFirst(Subquery):
    """For `pk__in=`: a list of keys that does not depend on the rows around it.

    Without statistics, as in the minute after an import, PostgreSQL may take the table for
    empty and ask a plain subquery again for each of its rows: a front then takes minutes.
    """

    def as_postgresql(self, compiler, connection, **more):
        """Keys as an array, which is made before anything else."""
        return self.as_sql(
            compiler, connection, template="(SELECT unnest(ARRAY(%(subquery)s)))", **more
        )
