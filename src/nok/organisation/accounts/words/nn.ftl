accounts-already-an-account = Det finst ein konto med denne adressa. Logg inn med den først, og opne lenkja igjen.
accounts-app-1 = Opne ein kode-app på telefonen. Han kan heite Authenticator eller liknande.
accounts-app-2 = Vel å leggje til ein konto, og peik kameraet på ruta.
accounts-app-3 = Skriv koden som appen viser.
accounts-app-by-hand = Kan du ikkje bruke kamera, skriv dette inn i appen:
accounts-app-new = Så den nye appen
accounts-app-old = Først det du har no
accounts-app-square = Ruta appen skal lese. Under står det same med bokstavar.
accounts-change-app = Byt telefon eller kode-app
accounts-change-app-help = Den gamle appen sluttar å verke når den nye er klar.
accounts-change-password = Byt passord
accounts-change-password-help = Når du byter, blir du logga ut alle andre stader.
accounts-choose-password = Vel eit passord
accounts-code = Eingongskode
accounts-code-help = Seks tal frå kode-appen din. Er telefonen borte, bruk ein av kodane på papir.
accounts-codes-help = Kvar kode verkar éin gong, i staden for koden frå telefonen. Dei blir berre viste denne eine gongen. Legg dei ein trygg stad, ikkje ved maskina.
accounts-codes-kept = Eg har teke vare på kodane
accounts-codes-left =
    { $n ->
        [0] Du har ingen igjen
        [one] Du har éin igjen
       *[other] Du har { $n } igjen
    }
accounts-codes-title = Skriv ut eller noter desse no
accounts-email = E-post
accounts-first-code = Koden appen viser no
accounts-first-code-wrong = Koden stemmer ikkje. Vent på neste kode i appen, og sjekk at klokka på telefonen går rett.
accounts-form-too-old = Sida var for gammal. Her er ei ny rute. Les ho inn på nytt.
accounts-language = Språk på sidene
accounts-lost = Får du ikkje logga inn? Etter fem gale kodar må du vente eit kvarter. Er både telefon og papirkodar borte, spør den som driftar systemet.
accounts-name = Namnet ditt
accounts-name-help = Slik kollegaene ser det. Dei vi hjelper, ser berre førenamnet.
accounts-new-codes = Kodar på papir
accounts-new-codes-help = Du får ti nye kodar. Dei gamle sluttar å verke.
accounts-new-codes-make = Lag nye kodar
accounts-new-password = Nytt passord
accounts-no-place = Du er logga inn, men arbeider ikkje ved noko senter no. Be ein leiar om ein invitasjon.
accounts-not-proved = Det gjekk ikkje. E-post, passord og kode må stemme, alle tre. Ein kode kan berre brukast éin gong.
accounts-password = Passord
accounts-save = Lagre
accounts-sign-in = Logg inn
accounts-timed-out = Du blei logga ut fordi ingenting skjedde på ei stund.
accounts-way-in = Slik kjem du inn
accounts-password-help = Minst tolv teikn. Gjerne ei heil setning.
accounts-kept = Det du skreiv, er teke vare på. Logg inn, så kan du sende det.
accounts-send-title = Du er inne igjen
accounts-send-help = Det du skreiv, er her. Det er ikkje lagra enno.
accounts-send-now = Send det no
accounts-send-not = La det vere
