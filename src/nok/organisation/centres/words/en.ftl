find-why-around = One of the nearest to the area
find-why-contributor = Your municipality gives money to the centre
find-why-host = Your municipality hosts the centre
find-why-next = One of the nearest in a straight line
find-why-owner = Your municipality is one of the centre’s owners
find-why-part = Covers part of the area
legal-association = Association
legal-municipal = Part of the municipality
