role-leader = Leiar
role-adviser = Rettleiar
access-not-permitted = Rolla di gir ikkje tilgang til dette. Spør leiaren om du treng det.
