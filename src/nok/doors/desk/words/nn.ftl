desk-confirm-centre = Sjå over sida til senteret
desk-confirm-help =
    { $n ->
        [0] Ingen har stadfesta at sida stemmer.
        [one] Éi opplysning er ikkje stadfesta.
       *[other] { $n } opplysningar er ikkje stadfesta.
    }
desk-error-400-text = Gå tilbake og prøv ein gong til. Ingenting er endra.
desk-error-400-title = Det forstod vi ikkje
desk-error-403-text = Rolla di gir ikkje tilgang til dette. Spør leiaren om du treng det.
desk-error-403-title = Ikkje for rolla di
desk-error-404-text = Sida finst ikkje, eller ho høyrer ikkje til senteret ditt.
desk-error-404-title = Finst ikkje
desk-error-413-text = Det er meir enn vi kan ta imot på ein gong. Gå tilbake og del det opp. Ingenting er endra.
desk-error-413-title = Det vart for langt
desk-error-500-text = Ingenting er endra. Prøv igjen om litt.
desk-error-500-title = Noko svikta hos oss
desk-error-csrf-text = Gå tilbake, last sida på nytt og send ein gong til. Ingenting er endra.
desk-error-csrf-title = Sida var for gammal
desk-error-home = Til skrivebordet
desk-invitation = { $email } har ikkje teke imot invitasjonen enno
desk-nothing = Ingenting ventar no.
desk-strange-codes =
    { $n ->
        [one] Nokon skreiv passordet ditt rett og ein gal kode, éin gong.
       *[other] Nokon skreiv passordet ditt rett og ein gal kode, { $n } gonger.
    } Var det ikkje deg, byt passord no.
desk-waits = Det som ventar på deg
rail-centre = Sida til senteret
rail-colleagues = Medarbeidarar
rail-desk = Skrivebordet
rail-log = Logg
log-lead = Kven som har gjort kva ved senteret, og når. Loggen kan ikkje endrast, og linjene heng saman i ei kjede. Dei blir sletta etter to år.
log-who = Kven
log-what = Kva
log-when = Når
log-why = Grunn
log-day = Dag
log-show = Vis
log-everyone = Alle
log-everything = Alt
log-system = Systemet
log-gone = Har slutta
log-nothing = Ingen linjer her.
log-pages = Sider i loggen
log-page = Side { $n } av { $of }
log-newer = Nyare
log-older = Eldre
log-staff-invited = Inviterte nokon
log-staff-invitation_withdrawn = Trekte ein invitasjon tilbake
log-staff-began = Byrja ved senteret
log-staff-ended = Avslutta eit arbeidsforhold
log-account-shut = Stengde ein konto
log-centre-corrected = Retta sida til senteret
log-centre-confirmed = Stadfesta sida til senteret
log-centre-began = Senteret blei lagt til
log-staff-trained = Merkte ein kollega som barnefagleg
log-staff-untrained = Tok bort merket barnefagleg
log-enquiry-opened = Opna ein samtale
log-enquiry-answered = Svara i ein samtale
log-enquiry-taken = Tok ein samtale
log-enquiry-given = Gav ein samtale vidare
log-enquiry-released = La ein samtale tilbake i innboksen
log-enquiry-shut_out = Melde seg inhabil i ein samtale
log-enquiry-marked = Merkte ein samtale
log-enquiry-noted = Skreiv ein merknad
log-enquiry-closed = Avslutta ein samtale
log-enquiry-reopened = Tok opp att ein samtale
log-register-entered = Registrerte ei henvending
log-register-taken_back = Tok tilbake ei registrering
log-answers-begun = Gjorde standardsvara til senteret sine eigne
log-answers-changed = Endra eit standardsvar
log-answers-removed = Sletta eit standardsvar
log-dialogue-opened = Opna for meldingar
log-dialogue-shut = Stengde for meldingar
log-dialogue-set = Endra innstillingane for samtalen på nett
log-opened-own = Eigen samtale
log-opened-takes = Ingen hadde han
log-opened-colleagues = Ein kollega hadde han
desk-inbox-waiting =
    { $n ->
        [one] Éin samtale ventar på svar
       *[other] { $n } samtalar ventar på svar
    }
desk-inbox-late =
    { $n ->
        [one] Éin er over fristen.
       *[other] { $n } er over fristen.
    }
desk-inbox-in-time = Ingen er over fristen.
rail-figures = Tal
