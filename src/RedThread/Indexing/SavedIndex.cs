namespace RedThread.Indexing;

/// <summary>One index as it was saved: the postings of its segments, and of each document the id and a fingerprint of the text.</summary>
internal sealed class SavedIndex
{
    private readonly UnitKind units;
    private readonly int titleWeight;
    private readonly Part[] parts;

    private SavedIndex(UnitKind units, int titleWeight, Part[] parts) => (this.units, this.titleWeight, this.parts) = (units, titleWeight, parts);

    /// <summary>Were its terms made as this recipe makes them? The other parameters are not in the postings.</summary>
    public bool IsFor(RecipeOptions recipe) => units == recipe.Units && titleWeight == recipe.DocumentTitleWeight;

    public static void Write(SavedWriter to, Snapshot snapshot, RecipeOptions recipe)
    {
        to.Write((int)recipe.Units);
        to.Write(recipe.DocumentTitleWeight);
        to.Write(snapshot.Segments.Length);
        foreach (var (segment, deleted) in snapshot.Segments.Zip(snapshot.Deleted))
        {
            to.Write(segment.Documents.Length);
            var prints = new UInt128[segment.Documents.Length];
            for (var slot = 0; slot < prints.Length; slot++)
            {
                var document = segment.Documents[slot];
                to.Write(document.Id);
                prints[slot] = deleted[slot] ? 0 : Fingerprint.Of(document.Title, document.Body);
            }
            to.Write<UInt128>(prints);
            foreach (var stream in segment.Streams)
                stream.Write(to);
        }
    }

    public static SavedIndex Read(SavedReader from)
    {
        var (units, titleWeight) = ((UnitKind)from.ReadNumber(), from.ReadNumber());
        var read = new List<Part>();
        for (var left = from.ReadNumber(); left > 0; left--)
        {
            var ids = new List<string>();
            for (var documents = from.ReadNumber(); documents > 0; documents--)
                ids.Add(from.ReadText());
            read.Add(new Part([.. ids], from.ReadArray<UInt128>(), StreamPostings.Read(from), StreamPostings.Read(from)));
        }
        return new SavedIndex(units, titleWeight, [.. read]);
    }

    /// <summary>The segments with the given documents in the places of those whose text is still the same; all others are deleted there.</summary>
    /// <param name="documents">By id. Those that found their place are taken out.</param>
    public IEnumerable<(Segment Segment, SlotSet Deleted)> With(Dictionary<string, IndexDocument> documents)
    {
        foreach (var part in parts)
        {
            var held = new IndexDocument[part.Ids.Length];
            var gone = new List<int>();
            for (var slot = 0; slot < held.Length; slot++)
            {
                if (documents.TryGetValue(part.Ids[slot], out var document) && Fingerprint.Of(document.Title, document.Body) == part.Prints[slot])
                {
                    documents.Remove(document.Id);
                    held[slot] = document;
                    continue;
                }
                held[slot] = new IndexDocument(part.Ids[slot], "", "");
                gone.Add(slot);
            }
            yield return (new Segment(held, part.Units, part.Bigrams), SlotSet.Empty(held.Length).With(gone));
        }
    }

    private sealed record Part(string[] Ids, UInt128[] Prints, StreamPostings Units, StreamPostings Bigrams);
}
