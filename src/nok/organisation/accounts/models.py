"""A member of staff, as the one who signs in."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from nok.foundation.core.models import Model
from nok.foundation.privacy import Privacy


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(Model, AbstractBaseUser):
    """Signs in with an e-mail address, a password and a second factor. What they may do lies in their employment."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=80, help_text="As colleagues know them; those we help see the first name.")
    language = models.CharField(max_length=2, default="nb")
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    privacy = Privacy(plain={"id", "language", "is_active"}, personal={"email", "name", "password", "last_login"})

    def __str__(self) -> str:
        return str(self.id)
