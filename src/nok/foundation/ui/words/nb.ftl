ui-skip = Hopp til innholdet
ui-exit = Forlat siden
ui-menu = Meny
ui-mark = nok.
ui-error-heading = Det er noe å rette
ui-unconfirmed = ikke bekreftet
