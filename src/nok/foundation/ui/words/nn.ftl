ui-skip = Hopp til innhaldet
ui-exit = Forlat sida
ui-mark = nok.
ui-unconfirmed = ikkje stadfesta
