namespace RedThread.Indexing;

/// <summary>
/// An immutable array of counts by term number whose changed copy shares all untouched pages, so that one new document costs its own terms, not the vocabulary.
/// Numbers beyond the end count 0.
/// </summary>
internal sealed class PagedCounts
{
    private const int PageBits = 7;
    private const int PageMask = (1 << PageBits) - 1;

    private readonly int[]?[] pages;

    private PagedCounts(int[]?[] pages) => this.pages = pages;

    public static PagedCounts Empty { get; } = new([]);

    public int this[int term]
    {
        get
        {
            var page = term >> PageBits;
            return term >= 0 && page < pages.Length && pages[page] is { } counts ? counts[term & PageMask] : 0;
        }
    }

    /// <summary>A change in the making. Not thread-safe; finish it with <see cref="Edit.Done"/>.</summary>
    public Edit Change(int vocabulary) => new(this, vocabulary);

    internal sealed class Edit
    {
        private int[]?[] pages;
        private bool[] own;

        public Edit(PagedCounts from, int vocabulary)
        {
            pages = new int[]?[Math.Max(from.pages.Length, (vocabulary + PageMask) >> PageBits)];
            from.pages.CopyTo(pages, 0);
            own = new bool[pages.Length];
        }

        public void Add(int term, int difference)
        {
            var page = term >> PageBits;
            if (page >= pages.Length)
            {
                Array.Resize(ref pages, Math.Max(page + 1, pages.Length * 2));
                Array.Resize(ref own, pages.Length);
            }
            if (!own[page])
                pages[page] = pages[page] is { } shared ? (int[])shared.Clone() : new int[PageMask + 1];
            own[page] = true;
            // why: the page was made above
            pages[page]![term & PageMask] += difference;
        }

        public PagedCounts Done() => new(pages);
    }
}
