ui-skip = Hopp til innholdet
ui-exit = Forlat siden
ui-mark = nok.
ui-unconfirmed = ikke bekreftet
