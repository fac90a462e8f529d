rail-inbox = Innboks
quick-title = Registrer en henvendelse
quick-title-correct = Rett en registrering
quick-lead = Ingen felt for navn eller nummer. Bare det som telles.
quick-button = Registrer
quick-choose = Velg et svar.
quick-no-such-answer = Svaret finnes ikke. Velg et av svarene her.
quick-problem = Ikke lagret ennå. Se på det som er merket under.
quick-channel = Hvordan
quick-channel-door = Innom
quick-channel-planned_phone = Planlagt, telefon
quick-channel-planned_video = Planlagt, video
quick-who = Hvem
quick-partner = Samarbeidspartner
quick-gender = Kjønn
quick-age = Alder
quick-first-ever = Aller første gang?
quick-first-year = Første gang i år?
quick-first-both = Er det aller første gang, er det også første gang i år. Rett det ene.
quick-answer-yes = Ja
quick-answer-no = Nei
quick-answer-unknown = Vet ikke
quick-partner-type = Tjeneste
quick-municipality = Tjenestens kommune
quick-municipality-help = Kommune, sted eller postnummer. Bare kommunen lagres.
quick-municipality-unknown = Vi fant ikke kommunen. Prøv et annet navn eller et postnummer, eller la feltet stå tomt.
quick-municipality-which = Det er flere med det navnet. Velg hvilken.
quick-topic = Hva det gjaldt
quick-same = Samme person tidligere i dag
quick-helpline = Til hjelpetelefonen
quick-more = Ellers
quick-when = Når
quick-when-now = Nå
quick-when-earlier = Tidligere
quick-day = Dag
quick-day-wrong = Vi forsto ikke dagen. Skriv den som 24.11.2026.
quick-hour = Klokketime
quick-hour-help = Bare for telefon, video og innom. Kan stå tom.
quick-hour-none = Ikke oppgitt
quick-save = Lagre
quick-again = Lagre og ta en til fra samme samtale
quick-nobody = Feil nummer, eller la på
quick-aside = Legg til side
quick-drop = Forkast og begynn på nytt
quick-draft = Du ble avbrutt. Her er det du hadde begynt på { $when }.
quick-put-aside = Lagt til side. Det ligger her når du kommer tilbake, i ett døgn. Bare du ser det.
quick-cancel = Avbryt
quick-counts = Dette blir telt
quick-counts-nothing = Velg hvem det var, så står det her hva som blir telt.
quick-counts-look = Se hva som blir telt
quick-how = Slik teller vi
quick-kind-user_enquiry = Henvendelse fra bruker
quick-kind-planned_remote = Planlagt samtale
quick-kind-partner_enquiry = Henvendelse fra samarbeidspartner
quick-kind-partner_visit = Besøk fra samarbeidspartner
quick-kind-visit = Besøk av bruker
quick-kind-no_contact = Feil nummer, eller la på
quick-counted-user_enquiry = Telles på skjema A som én henvendelse.
quick-counted-planned_remote = Telles på skjema A som én planlagt samtale.
quick-counted-partner_enquiry = Telles på skjema A som én henvendelse fra samarbeidspartner. Ingenting om en bruker lagres.
quick-counted-partner_visit = Telles på skjema A som ett besøk fra samarbeidspartner. Ingenting om en bruker lagres.
quick-counted-visit = Telles på skjema B som ett besøk.
quick-counted-before = Lagres, men telles ikke: samme person er telt tidligere i dag.
quick-counted-no = Lagres, men telles ikke: ingen fikk snakket med noen.
quick-said-ever-yes = aller første gang
quick-said-ever-earlier = kontakt tidligere år
quick-said-ever-unknown = vet ikke om det er første gang
quick-said-year-yes = første gang i år
quick-said-year-no = ikke første gang i år
quick-said-same = samme person tidligere i dag
quick-said-helpline = til hjelpetelefonen
quick-today = I dag
quick-time-day = { $day }, uten klokkeslett
quick-time-hour = { $day }, mellom klokka { $start } og { $end }
quick-registered = Registrert: { $what }. { $form }
quick-undo = Angre
quick-undo-seconds = Du kan angre i { $n } sekunder. Etterpå rettes det i listen under.
quick-taken-back = Tatt tilbake. Det telles ikke.
quick-just = Nettopp registrert
quick-of-day = Registrert { $day }
quick-nothing-yet = Ingenting er registrert i dag.
quick-nothing-then = Ingenting er registrert denne dagen.
quick-everybodys = Alt senteret har registrert
quick-by = av { $name }
quick-mend = Rett
quick-take-back = Ta tilbake
quick-show-day = Vis dagen
enquiry-required = Dette må fylles ut.
enquiry-too-long = Teksten er for lang. Den kan ha { $n } tegn.
enquiry-show = Vis
enquiry-show-button = Vis
enquiry-shown-open = Alle åpne
enquiry-shown-new = Nye
enquiry-shown-mine = Mine
enquiry-shown-waits = Venter på avsender
enquiry-shown-answered = Besvart
enquiry-shown-closed = Avsluttet
enquiry-shown-all = Alle
enquiry-level = Merke
enquiry-level-any = Alle merker
enquiry-level-now = Se på nå
enquiry-level-today = I dag
enquiry-level-normal = Vanlig
enquiry-level-why = Hvorfor?
enquiry-level-help = Vises aldri for avsenderen. Skriv ikke navn.
enquiry-nothing = Ingen samtaler her nå.
enquiry-page-before = Forrige side
enquiry-page-next = Neste side
enquiry-done-sendt = Svaret er sendt.
enquiry-done-stengt = Du er stengt ute fra samtalen. Kolleger som kan, tar den videre.
enquiry-role-none = Uten navn
enquiry-role-exposed = Utsatt
enquiry-role-relative = Pårørende
enquiry-role-both = Utsatt og pårørende
enquiry-role-professional = Fagperson
enquiry-role-unsure = Vet ikke ennå
enquiry-age = Alder
enquiry-age-u16 = Under 16 år
enquiry-age-a16_17 = 16 eller 17 år
enquiry-age-a18_23 = 18 til 23 år
enquiry-age-a24_29 = 24 til 29 år
enquiry-age-a30_39 = 30 til 39 år
enquiry-age-a40_49 = 40 til 49 år
enquiry-age-a50_59 = 50 til 59 år
enquiry-age-a60p = 60 år eller eldre
enquiry-young = Under 18
enquiry-young-only = Avsenderen er under 18 år. Bare dere som er barnefaglige, ser denne samtalen.
enquiry-late = Over fristen
enquiry-stands = Står som
enquiry-stands-new = Ny
enquiry-stands-taken = Tatt av { $name }
enquiry-stands-waits = Venter på avsender
enquiry-stands-answered = Besvart
enquiry-stands-closed = Avsluttet
enquiry-stands-deleted = Slettet av avsender
enquiry-has = { $name } har den
enquiry-due = Lovet svar { $when }
enquiry-was-due = Skulle vært svart { $when }
enquiry-began = Begynte { $date }
enquiry-who = Hvem
enquiry-owner = Hvem har den
enquiry-nobody = Ingen ennå
enquiry-came = Skrev
enquiry-promise = Svar
enquiry-promise-unsure = Regnet i virkedager, fordi åpningstidene ikke er bekreftet.
enquiry-expires = Slettes
enquiry-deleted-by-sender = Samtalen er slettet av avsender.
enquiry-deleted-help = Ingenting av den finnes lenger. Denne linjen blir borte { $date }.
enquiry-before = Før du leser
enquiry-before-help = Kjenner du den som skriver, eller noen det kan handle om? Da skal en kollega ta den. Leser du, blir det logget.
enquiry-read = Les
enquiry-shut-out = Jeg er inhabil
enquiry-shut-out-help = Da ser du ikke denne samtalen mer, heller ikke i lister og tall. Det gjelder også ledere, og det kan ikke gjøres om.
enquiry-shut-out-last = Ingen andre ved senteret kan lese denne samtalen nå. Si fra til lederen at noen må få adgang, uten å si hvem det gjelder.
enquiry-shut-out-do = Steng meg ute
enquiry-shut-why = Hvorfor?
enquiry-shut-knows = Jeg kjenner noen det kan handle om
enquiry-shut-work = Jeg har møtt saken i en annen jobb eller rolle
enquiry-leave = La det være
enquiry-conversation = Samtalen
enquiry-not-printed = Det som er skrevet i samtalen, kommer ikke på papir.
enquiry-said-by = { $name } svarte
enquiry-sender = Avsenderen
enquiry-new-since = Nytt mens du skrev
enquiry-hopes = Håper på
enquiry-hope-talk = noen å snakke med
enquiry-hope-know = å vite hva slags hjelp som finnes
enquiry-hope-understand = å forstå det som skjedde
enquiry-hope-come_along = at noen blir med til lege, politi eller advokat
enquiry-hope-group = å møte andre som har opplevd noe lignende
enquiry-hope-support = råd om en de er glad i
enquiry-hope-unsure = vet ikke ennå
enquiry-wish = Vil gjerne komme
enquiry-wish-way = Hvordan
enquiry-wish-when = Når
enquiry-wish-name = Vil bli kalt
enquiry-wish-needs = Trenger
enquiry-way-centre = på senteret
enquiry-way-phone = ringer til oss
enquiry-way-video = på video
enquiry-need-interpreter = tolk
enquiry-need-wheelchair = inngang for rullestol
enquiry-need-quiet_entrance = komme uten å møte andre
enquiry-need-someone = ha med noen
enquiry-opened-now = Åpnet av deg nå. Åpningen er logget, og avsenderen kan få se den.
enquiry-writing = { $name } skriver på et svar nå.
enquiry-answer = Svar
enquiry-answer-label = Svaret ditt
enquiry-answer-help = Avsenderen leser bare det som står her. Vil de komme, foreslå tider i svaret.
enquiry-answer-by = Navnet avsenderen ser
enquiry-answer-by-help = Fornavn eller alias.
enquiry-answer-by-wrong = Bare fornavn eller alias. Avsenderen skal ikke se etternavnet.
enquiry-answer-awaits = Jeg har spurt om noe og venter på svar
enquiry-answer-stands = Et svar som er sendt, kan ikke endres. Ble noe galt, send et nytt.
enquiry-begin-from = Start fra et standardsvar
enquiry-begin-none = Velg
enquiry-begin = Hent
enquiry-places-left = Noe er ikke fylt ut ennå: { $places }. Skriv det, eller ta det bort.
enquiry-preview = Se hvordan det blir
enquiry-preview-title = Slik ser avsenderen det
enquiry-preview-lead = Ingenting er sendt ennå.
enquiry-send = Send svar
enquiry-write-more = Skriv mer
enquiry-answered-before = Svaret ditt er sendt, og står i samtalen. Det du har skrevet her nå, er ikke sendt.
enquiry-answered-meanwhile = En kollega har svart mens du skrev. Svaret står i samtalen. Teksten din er her, og ingenting er sendt.
enquiry-written-meanwhile = Avsenderen har skrevet mer mens du skrev. Les det nye først. Teksten din er her, og ingenting er sendt.
enquiry-take = Ta denne
enquiry-give = Gi videre
enquiry-give-to = Til
enquiry-give-nobody = Tilbake til innboksen
enquiry-has-another = En kollega har denne. Be dem eller lederen gi den videre.
enquiry-is-shut-out = { $name } er stengt ute fra denne. Velg en annen.
enquiry-is-not-trained = Avsenderen er under 18 år, og { $name } er ikke barnefaglig. Velg en annen.
enquiry-does-not-work-here = { $name } arbeider ikke her lenger. Velg en annen.
enquiry-mark = Merk
enquiry-mark-save = Lagre merket
enquiry-notes = Merknader til kolleger
enquiry-notes-none = Ingen merknader.
enquiry-note = Ny merknad
enquiry-note-help = Ses aldri av avsenderen. Skriv ikke navn.
enquiry-note-save = Lagre merknaden
enquiry-close = Avslutt
enquiry-close-help = Skriver avsenderen igjen, åpner samtalen seg av seg selv.
enquiry-close-waits = Avsenderen venter på svar. Avslutter du nå, får de ikke noe.
enquiry-reopen = Ta opp igjen
enquiry-is-closed = Samtalen er avsluttet fra før.
enquiry-is-not-closed = Samtalen er åpen fra før.
enquiry-seen-by = Lest av
enquiry-hand-over = Gi alle samtalene videre
enquiry-hand-over-help = Det kollegaen ikke kan ha, legges tilbake i innboksen.
enquiry-hand-over-do = Gi alle videre
enquiry-none-in-hand = { $name } har ingen åpne samtaler du kan gi videre.
answers-all = Standardsvar
answers-lead = Begynnelser å skrive videre på. De blir aldri sendt som de er.
answers-of-the-house = Dette er de åtte som følger med. Gjør dem til deres egne for å endre dem.
answers-make-own = Gjør dem til våre egne
answers-new = Nytt standardsvar
answers-edit = Endre
answers-remove = Slett
answers-remove-help = «{ $title }» blir borte for alle ved senteret.
answers-language = Språk
answers-in-nb = Bokmål
answers-in-nn = Nynorsk
answers-in-en = Engelsk
answers-title = Navn på svaret
answers-text = Tekst
answers-text-help = Fylles ut for dere: { $name }, { $centre }, { $phone }. Veilederen skriver selv: { $when }, { $own }. Skriv aldri noe om en bestemt person.
answers-save = Lagre
answers-strange = Vi vet ikke hva som skal stå der: { $places }.
answers-title-taken = Dere har et svar med dette navnet på dette språket. Velg et annet navn.
answers-has-own = Senteret har allerede sine egne svar.
dialogue-settings = Innstillinger for samtalen på nett
dialogue-is-open = Ta imot meldinger fra folk uten navn
dialogue-open-now = Senteret tar imot meldinger nå. Stenger dere, kan de som har skrevet, fortsatt lese og svare.
dialogue-shut-now = Senteret tar ikke imot meldinger nå.
dialogue-days = Dager en samtale beholdes etter siste melding
dialogue-days-help = Fra { $fewest } til { $most }. Gjelder fra neste melding.
dialogue-days-wrong = Skriv et tall fra { $fewest } til { $most }.
dialogue-tells-opened = Si fra i samtalen når meldingen er åpnet
dialogue-save = Lagre
dialogue-saved = Det er lagret.
dialogue-nobody-trained = Ingen hos dere er merket som barnefaglig. De under 18 blir vist til andre som svarer.
beginning-title-night = Til en som skrev om natten
beginning-title-invite = Invitasjon til en første samtale
beginning-title-close = Til en som står nær noen
beginning-title-young = Til en ung
beginning-title-wasit = Til en som spør om det var overgrep
beginning-title-pro = Til en fagperson
beginning-title-other = Når noen andre passer bedre
beginning-title-danger = Når det er fare nå
enquiry-waited =
    { $n ->
        [0] for under et døgn siden
        [one] for én dag siden
       *[other] for { $n } dager siden
    }
enquiry-in-hand =
    { $n ->
        [one] { $name } har én åpen samtale.
       *[other] { $name } har { $n } åpne samtaler.
    }
enquiry-only-theirs =
    { $n ->
        [one] Bare { $name } kan lese én åpen samtale med en under 18. Etterpå kan ingen hos dere lese den. Avsenderen får vite at ingen kan svare nå. Samtalen kan leses igjen når en annen er merket som barnefaglig.
       *[other] Bare { $name } kan lese { $n } åpne samtaler med unge under 18. Etterpå kan ingen hos dere lese dem. Avsenderne får vite at ingen kan svare nå. Samtalene kan leses igjen når en annen er merket som barnefaglig.
    }
enquiry-unmet =
    { $n ->
        [one] Én samtale med en under 18 venter på noen som er barnefaglig
       *[other] { $n } samtaler med unge under 18 venter på noen som er barnefaglig
    }
enquiry-unmet-help = Ingen hos dere kan lese dette nå. Den som skrev, får vite det, og blir vist til andre. Har en kollega opplæring i å møte barn og unge, så merk det. Da kan kollegaen lese og svare med en gang.
enquiry-handed-over =
    { $given ->
        [0] Ingen er gitt videre.
        [one] Én samtale er gitt videre.
       *[other] { $given } samtaler er gitt videre.
    }{ $back ->
        [0] { "" }
        [one] { " " }Én ligger i innboksen.
       *[other] { " " }{ $back } ligger i innboksen.
    }
beginning-text-night =
    Hei. Takk for at du skrev i natt. Jeg heter { $name } og jobber på { $centre }.

    Jeg har lest alt. { $own }

    Det er mange som skriver om natten. Da er det stille, og tankene blir store. Du trenger ikke bære dem alene.

    Du bestemmer hva vi snakker om, og hvor fort. Du kan skrive én linje eller mange. Du kan også la være å svare.

    Jeg er her igjen { $when }. Skriver du før det, svarer jeg da.

    Blir natten tung, kan du ringe 800 57 000. De svarer hele døgnet. Er du i fare, ring 112.

    Hilsen { $name }
beginning-text-invite =
    Hei igjen. Takk for at du fortalte litt mer. { $own }

    Har du lyst, kan vi snakke sammen. Her på senteret, på telefon eller på video. Det koster ingenting, og du slipper å si navnet ditt.

    Du trenger ikke fortelle om det som skjedde. Den første gangen snakker mange bare om hvordan det er nå.

    Jeg møter deg i døren. Du kan ha med deg noen. Du kan gå når du vil.

    Her er tider som er ledige: { $when }. Velg én her i samtalen, eller skriv hva som passer bedre.

    Er det for tidlig, skriver vi bare videre her.

    Hilsen { $name }
beginning-text-close =
    Hei. Takk for at du skrev. Det er tydelig at du bryr deg. { $own }

    Det er tungt å se en man er glad i, ha det vondt. Du trenger ikke vite det rette å si. Det hjelper å bli, høre og tro.

    La den andre bestemme hva som skal skje videre, så langt det går. Du kan spørre: «Hva trenger du av meg nå?»

    Du kan også få snakke med noen for din egen del. Det tar ikke noe fra den andre.

    Gjelder det et barn, eller kan noe skje igjen, må vi snakke om det først. Skriv det her, eller ring { $phone }. Er noen i fare nå, ring 112.

    Jeg er her igjen { $when }. Hilsen { $name }
beginning-text-young =
    Hei. Jeg heter { $name }. Jeg jobber med barn og unge. Det var bra at du skrev.

    Jeg tror deg. Det er ikke din skyld. { $own }

    Er du trygg nå? Hvis ikke, ring 112. Eller ring 116 111. De svarer hele natten også.

    Du slipper å si hva du heter. Du bestemmer hva du vil fortelle.

    Én ting må du vite. Er du i fare, må jeg prøve å få hjelp til deg. Da sier jeg det til deg først, hvis jeg kan.

    Finnes det en voksen du liker å være sammen med? Du trenger ikke svare nå. Bare tenk på det.

    Du kan skrive igjen når du vil. Jeg leser { $when }. Hilsen { $name }
beginning-text-wasit =
    Hei. Takk for at du spør. Det er et av de spørsmålene vi får oftest. { $own }

    Jeg kan ikke si hva loven ville kalle det. Men jeg hører at noe skjedde som du ikke ville, og at du bærer på det. Det er grunn god nok til å snakke.

    Mange stivner. Mange blir med fordi det kjennes farligere å si nei. Mange er glad i den som gjorde det. Ingenting av det gjør det til din skyld.

    Du trenger ikke velge et ord. Vi kan begynne med hva det har gjort med deg.

    Vil du vite hva loven sier, kan vi hjelpe deg å spørre en advokat. Du må ikke melde noe for det.

    Skjedde det de siste dagene? Da kan du ringe 116 117 og få hjelp fra et overgrepsmottak, også om du er usikker.

    Jeg er her igjen { $when }. Hilsen { $name }
beginning-text-pro =
    Hei. Takk for at du spør, og for at du skriver uten navn.

    Ut fra det du skriver, ville jeg ha gjort dette først: { $own }.

    Når du snakker med den det gjelder: Still åpne spørsmål. Hør mer enn du spør. Lov ikke at det blir hemmelig. Si hva du må gjøre, før du gjør det.

    Vurder din egen plikt nå, og ikke vent på oss. Avvergeplikten gjelder alle. Meldeplikten til barnevernet gjelder deg personlig i mange yrker. Drøft med leder, eller med barnevernet uten navn.

    Tror du det er en i hjemmet? Si ikke noe til foreldrene før du har spurt politiet eller barnevernet.

    Vi kan ta en telefon om dette { $when }, eller komme til dere. Vil den det gjelder ha kontakt med oss, trengs ingen henvisning.

    Hilsen { $name }, { $centre }
beginning-text-other =
    Hei. Takk for at du skrev til oss. Jeg har lest det du skriver.

    Jeg vil være ærlig. Det du trenger mest nå, kan noen andre bedre enn vi. { $own }

    Det betyr ikke at du skrev til feil sted. Vi kan være med på veien dit.

    Vi kan også ringe dit sammen med deg, hvis du vil.

    Samtalen her står åpen. Skriv gjerne hvordan det gikk. Går det ikke, finner vi en annen vei.

    Hilsen { $name }
beginning-text-danger =
    Hei. Jeg heter { $name }, og jeg har nettopp lest det du skrev. Jeg er redd for at du er i fare.

    Ring 112 nå, hvis du kan. Si bare hvor du er, om du ikke kan si mer.

    Er du skadet, ring 113. Tenker du på å dø, ring 113 eller 116 123.

    Kan du gå til et sted med andre mennesker? En nabo, en butikk, en legevakt.

    Vi ser ikke hvem du er, eller hvor du er. Vil du at vi ringer politiet for deg, så skriv hvor du er.

    Noen ganger må vi prøve å hindre at noen blir skadet, selv om vi har taushetsplikt. Da sier vi det til deg først, så langt det går.

    Jeg ser etter svar fra deg fram til { $when }. Etterpå svarer 800 57 000 hele døgnet. Det var ikke din skyld. { $name }
