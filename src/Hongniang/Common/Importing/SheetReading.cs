using Hongniang.Common.Tables;

namespace Hongniang.Common.Importing;

/// <summary>What was recognised in one sheet: where its headings are, and what each column seems to be.</summary>
public sealed record SheetReading
{
    /// <summary>Rows in which headings are looked for: above them stand titles and instructions.</summary>
    private const int Deepest = 30;

    private const int Looked = 60;
    private const int MostSamples = 3;

    /// <param name="Samples">The first values that differ, cut short.</param>
    public sealed record Column(ImportColumn Is, IReadOnlyList<string> Samples);

    public string? Sheet { get; init; }

    /// <summary>The last row of the headings; 0 when the sheet is empty.</summary>
    public required int HeadingRow { get; init; }

    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>How much was recognised: to choose between sheets.</summary>
    public required int Points { get; init; }

    public bool HasRows { get; init; }

    public IReadOnlyList<string> MissingFields(ImportSubject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return [.. subject.Fields.Where(f => f.IsRequired && Columns.All(c => c.Is.Field != f.Name)).Select(f => f.Name)];
    }

    public static SheetReading Of(TableFile file, string? sheet, ImportSubject subject)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(subject);
        var recognition = new HeadingRecognition(subject.Fields);
        var rows = file.Rows(sheet).Take(Deepest + Looked).Where(r => !r.IsBlank).ToList();
        if (rows.Count == 0)
        {
            return new SheetReading { Sheet = sheet, HeadingRow = 0, Columns = [], Points = 0 };
        }

        var (at, points) = FindHeadings(rows, recognition);
        var group = at > 0 && rows[at - 1].Cells.Count(c => c.Length > 0) > 1 ? rows[at - 1] : null;
        var headings = Headings(rows[at], group, recognition);
        var last = at;
        if (at + 1 < rows.Count && IsSecondLine(rows[at], rows[at + 1], recognition))
        {
            headings = Headings(rows[at + 1], rows[at], recognition, fallBack: true);
            last = at + 1;
        }

        var data = rows.Skip(last + 1).ToList();
        var width = Math.Max(headings.Count, data.Select(r => r.Cells.Count).DefaultIfEmpty(0).Max());
        var columns = Enumerable.Range(0, width).Select(i => (Index: i, Heading: OneLine(i < headings.Count ? headings[i] : ""), Samples: SamplesOf(data, i)))
            .Where(c => c.Heading.Length > 0 || c.Samples.Count > 0).ToList();
        var fields = recognition.Assign([.. columns.Select(c => c.Heading)]);
        return new SheetReading
        {
            Sheet = sheet,
            HeadingRow = rows[last].Number,
            Columns = [.. columns.Select((c, i) => new Column(new ImportColumn(c.Index, c.Heading.Length > 0 ? c.Heading : ImportColumn.Letters(c.Index), fields[i]), c.Samples))],
            Points = points,
            HasRows = data.Count > 0,
        };
    }

    private static (int At, int Points) FindHeadings(List<TableRow> rows, HeadingRecognition recognition)
    {
        var (best, most) = (-1, 0);
        for (var i = 0; i < rows.Count && rows[i].Number <= Deepest; i++)
        {
            var points = rows[i].Cells.Where(c => c.Length > 0).Select(OneLine).Distinct(StringComparer.Ordinal).Sum(recognition.PointsOf);
            if (points > most)
            {
                (best, most) = (i, points);
            }
        }

        // Nothing recognised: the first row with more than one cell is taken for the headings, and a person says what they mean.
        return most >= 2 ? (best, most) : (Math.Max(0, rows.FindIndex(r => r.Cells.Count(c => c.Length > 0) > 1)), 0);
    }

    /// <summary>A heading on two lines: 联系人 over 姓名 and 电话. The lower line is joined to the group above it where it says nothing by itself.</summary>
    private static List<string> Headings(TableRow row, TableRow? group, HeadingRecognition recognition, bool fallBack = false)
    {
        List<string> headings = [];
        var above = "";
        for (var i = 0; i < Math.Max(row.Cells.Count, group?.Cells.Count ?? 0); i++)
        {
            above = group is not null && group[i].Length > 0 ? group[i] : above;
            var own = row[i];
            headings.Add(
                own.Length == 0 ? (fallBack && group is not null ? group[i] : "")
                : above.Length > 0 && above != own && recognition.IsExact(OneLine(above) + OneLine(own)) ? above + own
                : own);
        }

        return headings;
    }

    private static bool IsSecondLine(TableRow first, TableRow second, HeadingRecognition recognition)
    {
        var filled = Enumerable.Range(0, second.Cells.Count).Where(i => second[i].Length > 0 && second[i] != first[i]).ToList();
        return filled.Count >= 2 && filled.TrueForAll(i => second[i].Length <= 20 && recognition.PointsOf(OneLine(second[i])) > 0)
            && filled.Exists(i => first[i].Length == 0);
    }

    private static List<string> SamplesOf(List<TableRow> data, int column) =>
        [.. data.Select(r => OneLine(r[column])).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Take(MostSamples).Select(t => t.Length > 60 ? t[..60] + "…" : t)];

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
