"""A member of staff as the one who signs in: who, with which factor, from which devices."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from nok.foundation.core.models import Model
from nok.foundation.privacy import Privacy


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(Model, AbstractBaseUser):
    """Signs in with an e-mail address, a password and a one-time code. What they may do lies in their employment."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=80, help_text="As colleagues know them; those we help see the first name.")
    language = models.CharField(max_length=2, default="nb")
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    privacy = Privacy(plain={"id", "language", "is_active"}, personal={"email", "name", "password", "last_login"})

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_in_small_letters")]

    def __str__(self) -> str:
        return str(self.id)


class OwnedByUser(Model):
    """A row only its own user can reach: the database asks the signed scope."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Authenticator(OwnedByUser):
    """The app that shows the user's one-time codes (RFC 6238). A code is good once: `last_step` is the newest used."""

    secret = models.BinaryField(help_text="Sealed; the key lies outside the database.")
    last_step = models.BigIntegerField(default=0)

    privacy = Privacy(plain={"id", "user", "last_step"}, personal={"secret"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user"], name="authenticator_one_each")]

    def __str__(self) -> str:
        return str(self.user_id)


class RecoveryCode(OwnedByUser):
    """A code on paper, good once, for the day the phone is gone."""

    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    privacy = Privacy(plain={"id", "user", "used_at"}, personal={"digest"})

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="recovery_code_once")]

    def __str__(self) -> str:
        return str(self.user_id)


class Device(OwnedByUser):
    """A browser the user has signed in from, and how many wrong codes came from it; an empty digest is every other."""

    digest = models.CharField(max_length=64, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    wrong_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField()

    privacy = Privacy(
        plain={"id", "user", "wrong_codes", "wrong_at", "used_at"},
        personal={"digest"},
        keep_days=400,
        keep_from="used_at",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="device_once")]

    def __str__(self) -> str:
        return str(self.user_id)
