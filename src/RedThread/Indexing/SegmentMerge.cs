namespace RedThread.Indexing;

/// <summary>Keeps the number of segments and the dead weight in them small. Changes no score: only living documents, and their own figures, are carried over.</summary>
internal static class SegmentMerge
{
    public static Snapshot Tidy(Snapshot snapshot, params ReadOnlySpan<int> vocabularies)
    {
        for (var i = snapshot.Segments.Length - 1; i >= 0; i--)
        {
            if (i >= snapshot.Segments.Length)
                continue;
            if (i > 0 && snapshot.Living(i - 1) <= 2 * snapshot.Living(i) && snapshot.Living(i - 1) + snapshot.Living(i) <= StreamPostings.MostDocuments)
                snapshot = Rewritten(snapshot, i - 1, 2, vocabularies);
            else if (snapshot.Deleted[i].Count * 2 > snapshot.Segments[i].Documents.Length)
                snapshot = Rewritten(snapshot, i, 1, vocabularies);
        }
        return snapshot;
    }

    /// <summary>Replaces a run of segments by one, or by none where nothing is alive.</summary>
    private static Snapshot Rewritten(Snapshot from, int first, int count, ReadOnlySpan<int> vocabularies)
    {
        var documents = new List<IndexDocument>();
        StreamBuilder[] builders = [new(), new()];
        for (var i = first; i < first + count; i++)
        {
            var (segment, deleted) = (from.Segments[i], from.Deleted[i]);
            var newSlots = new int[segment.Documents.Length];
            for (var slot = 0; slot < newSlots.Length; slot++)
            {
                newSlots[slot] = deleted[slot] ? -1 : documents.Count;
                if (!deleted[slot])
                    documents.Add(segment.Documents[slot]);
            }
            for (var stream = 0; stream < builders.Length; stream++)
                builders[stream].Add(segment.Streams[stream], newSlots);
        }
        var segments = from.Segments.ToList();
        var sets = from.Deleted.ToList();
        segments.RemoveRange(first, count);
        sets.RemoveRange(first, count);
        if (documents.Count > 0)
        {
            segments.Insert(first, new Segment([.. documents], builders[0].Done(vocabularies[0]), builders[1].Done(vocabularies[1])));
            sets.Insert(first, SlotSet.Empty(documents.Count));
        }
        return new Snapshot
        {
            Segments = [.. segments],
            Deleted = [.. sets],
            Streams = from.Streams,
            Count = from.Count,
            Needs = from.Needs,
        };
    }
}
