ui-skip = Hopp til innhaldet
ui-exit = Forlat sida
ui-menu = Meny
ui-mark = nok.
ui-error-heading = Det er noko å rette
ui-unconfirmed = ikkje stadfesta
