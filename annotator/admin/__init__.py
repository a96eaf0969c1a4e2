"""What is said, in Django's admin site: to look things up. Judging is done on the reading page, people have their own page.

Whatever is judged, versioned or decided can only be looked at; what may be changed here says so.
"""

from allauth.account import admin as accounts
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin  # noqa: F401  # registers Group, which is taken off below
from django.contrib.auth.models import Group
from django_tasks_db import admin as tasks  # noqa: F401  # registers what is taken off below
from django_tasks_db.models import DBTaskResult

from annotator.admin import claims, people, profiles, rounds, said

__all__ = ["claims", "people", "profiles", "rounds", "said"]

admin.site.site_header = "Assay: admin"
admin.site.site_title = "Assay"
admin.site.index_title = "Everything that is stored"
# Roles are given, and addresses kept, on the desk's own page of people; what tasks do shows on the pages that start them.
admin.site.unregister([Group, accounts.EmailAddress, DBTaskResult])
