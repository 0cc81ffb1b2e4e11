package app.mooring.ui.work;

import app.mooring.ui.text.Languages;

/// What a page of an open lab is given.
public record Desk(OpenLab lab, Works works, Navigator navigator, Languages languages) {}
