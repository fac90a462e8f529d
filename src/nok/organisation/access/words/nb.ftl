role-leader = Leder
role-adviser = Veileder
access-not-permitted = Rollen din gir ikke adgang til dette. Spør lederen om du trenger det.
