using Hongniang.Common;
using Hongniang.Common.Tables;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Matching.Glossary;

/// <summary>Takes pairs from a spreadsheet: a column of Chinese and one of English terms, in either order, with or without a heading. The same file twice changes nothing.</summary>
public sealed class ImportTerms(HongniangDb db, AssociationClock clock)
{
    /// <summary>Longer lists are refused: read the file in parts.</summary>
    public const int MostRows = 20_000;

    public sealed record Input(string FileName, byte[] Content);

    /// <param name="Added">New pairs.</param>
    /// <param name="Known">Pairs that are there already, also those that a person declined.</param>
    /// <param name="Refused">Rows that hold no pair, by the row's number in the file.</param>
    public sealed record Output(int Added, int Known, IReadOnlyList<int> Refused);

    public async Task<Result<Output>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (GlossaryTermDesk.ReasonNotToChange(actor) is { } refused)
        {
            return refused;
        }

        var file = TableFile.Open(input.Content, input.FileName);
        if (!file.Succeeded)
        {
            return Result<Output>.Refused(file.Problems);
        }

        List<(int Row, string? Chinese, string? English)> read = [];
        try
        {
            foreach (var row in file.Value.Rows(null).Where(r => !r.IsBlank))
            {
                if (read.Count == MostRows)
                {
                    return new Problem("term.too-many", "At most {0} rows at once. Split the file.", "File", MostRows);
                }

                var cells = row.Cells.Select(c => Texts.Clean(c?.ToString())).OfType<string>().ToList();
                read.Add((row.Number, cells.Find(c => GlossaryTermDesk.Check(c, "a").Count == 0), cells.Find(c => GlossaryTermDesk.Check("中", c).Count == 0)));
            }
        }
        catch (InvalidDataException)
        {
            return new Problem("table.damaged", "This file is damaged and cannot be read. Open it in the spreadsheet program and save it again.", "File");
        }

        var known = (await db.GlossaryTerms.Select(t => new { t.Chinese, t.English }).ToListAsync(ct)).Select(t => (t.Chinese, t.English)).ToHashSet();
        var (added, there) = (0, 0);
        foreach (var (_, chinese, english) in read.Where(r => r.Chinese is not null && r.English is not null))
        {
            if (!known.Add((chinese!, english!))) // why: filtered
            {
                there++;
                continue;
            }

            added++;
            var term = new GlossaryTerm
            {
                Id = clock.NewId(), Chinese = chinese!, English = english! /* why: filtered */, State = TermState.InUse, Source = TermSource.Imported, UpdatedAt = clock.Now, UpdatedByName = actor.Name,
            };
            db.GlossaryTerms.Add(term);
            GlossaryTermDesk.Record(db, term, actor, clock.Now, "Imported", after: new { term.Chinese, term.English });
        }

        // A first row without a pair is a heading.
        var lacking = read.Where(r => r.Chinese is null || r.English is null).Select(r => r.Row).Where(r => r != read[0].Row).ToList();
        var result = await db.CommitAsync(ct);
        return result.Succeeded ? new Output(added, there, lacking) : Result<Output>.Refused(result.Problems);
    }
}
