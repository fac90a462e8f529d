find-why-around = Ein av dei næraste for området
find-why-contributor = Kommunen din gir pengar til senteret
find-why-host = Kommunen din er vertskommune for senteret
find-why-next = Ein av dei næraste i luftlinje
find-why-owner = Kommunen din er med og eig senteret
find-why-part = Dekkjer ein del av området
legal-association = Foreining
legal-municipal = Del av kommunen
