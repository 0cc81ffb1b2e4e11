package app.mooring.ui.work;

/// Goes to a page.
public interface Navigator {
    void go(Place place);

    /// Goes there and shows that object: a volume's, a machine's name.
    void go(Place place, String object);
}
