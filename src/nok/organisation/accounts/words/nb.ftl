accounts-already-an-account = Det finnes en konto med denne adressen. Logg inn med den først, og åpne lenken igjen.
accounts-app-1 = Åpne en kode-app på telefonen. Den kan hete Authenticator eller lignende.
accounts-app-2 = Velg å legge til en konto, og pek kameraet på ruten.
accounts-app-3 = Skriv koden som appen viser.
accounts-app-by-hand = Kan du ikke bruke kamera, skriv dette inn i appen:
accounts-app-new = Så den nye appen
accounts-app-old = Først det du har nå
accounts-app-square = Ruten appen skal lese. Under står det samme med bokstaver.
accounts-change-app = Bytt telefon eller kode-app
accounts-change-app-help = Den gamle appen slutter å virke når den nye er klar.
accounts-change-password = Bytt passord
accounts-change-password-help = Når du bytter, blir du logget ut alle andre steder.
accounts-choose-password = Velg et passord
accounts-code = Engangskode
accounts-code-help = Seks tall fra kode-appen din. Er telefonen borte, bruk en av kodene på papir.
accounts-codes-help = Hver kode virker én gang, i stedet for koden fra telefonen. De vises bare denne ene gangen. Legg dem et trygt sted, ikke ved maskinen.
accounts-codes-kept = Jeg har tatt vare på kodene
accounts-codes-left =
    { $n ->
        [0] Du har ingen igjen
        [one] Du har én igjen
       *[other] Du har { $n } igjen
    }
accounts-codes-title = Skriv ut eller noter disse nå
accounts-email = E-post
accounts-first-code = Koden appen viser nå
accounts-first-code-wrong = Koden stemmer ikke. Vent på neste kode i appen, og sjekk at klokken på telefonen går riktig.
accounts-form-too-old = Siden var for gammel. Her er en ny rute. Les den inn på nytt.
accounts-language = Språk på sidene
accounts-lost = Får du ikke logget inn? Etter fem gale koder må du vente et kvarter. Er både telefon og papirkoder borte, spør den som drifter systemet.
accounts-name = Navnet ditt
accounts-name-help = Slik kollegene ser det. De vi hjelper, ser bare fornavnet.
accounts-new-codes = Koder på papir
accounts-new-codes-help = Du får ti nye koder. De gamle slutter å virke.
accounts-new-codes-make = Lag nye koder
accounts-new-password = Nytt passord
accounts-no-place = Du er logget inn, men arbeider ikke ved noe senter nå. Be en leder om en invitasjon.
accounts-not-proved = Det gikk ikke. E-post, passord og kode må stemme, alle tre. En kode kan bare brukes én gang.
accounts-password = Passord
accounts-save = Lagre
accounts-sign-in = Logg inn
accounts-timed-out = Du ble logget ut fordi ingenting skjedde på en stund.
accounts-way-in = Slik kommer du inn
accounts-password-help = Minst tolv tegn. Gjerne en hel setning.
accounts-kept = Det du skrev, er tatt vare på. Logg inn, så kan du sende det.
accounts-send-title = Du er inne igjen
accounts-send-help = Det du skrev, er her. Det er ikke lagret ennå.
accounts-send-now = Send det nå
accounts-send-not = La det være
