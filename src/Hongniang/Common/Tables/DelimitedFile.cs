using System.Text;

namespace Hongniang.Common.Tables;

/// <summary>A csv file: comma, semicolon or tab, whichever divides its first rows most evenly.</summary>
internal sealed class DelimitedFile : TableFile
{
    private readonly byte[] _content;
    private readonly Encoding _encoding;
    private readonly char _separator;
    private readonly bool _skipFirstLine;

    public DelimitedFile(byte[] content)
    {
        _content = content;
        _encoding = TextDecoding.Detect(content);
        using var reader = Reader();
        var first = reader.ReadLine();

        // Excel understands (and some systems write) a first line that names the separator.
        if (first is { Length: 5 } && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            (_separator, _skipFirstLine) = (first[4], true);
        }
        else
        {
            _separator = BestSeparator();
        }
    }

    public override IReadOnlyList<TableSheet> Sheets { get; } = [new("", IsHidden: false)];

    public override IEnumerable<TableRow> Rows(string? sheet)
    {
        using var reader = Reader();
        if (_skipFirstLine)
        {
            reader.ReadLine();
        }

        var number = _skipFirstLine ? 1 : 0;
        foreach (var cells in DelimitedText.Read(reader, _separator))
        {
            yield return new TableRow(++number, cells.Count > MaxColumns ? cells.Take(MaxColumns).ToList() : cells);
        }
    }

    private StreamReader Reader() => new(new MemoryStream(_content, writable: false), _encoding, detectEncodingFromByteOrderMarks: true);

    private char BestSeparator()
    {
        char best = ',';
        var bestScore = 0;
        foreach (var candidate in (char[])[',', '\t', ';'])
        {
            using var reader = Reader();
            List<int> widths;
            try
            {
                widths = DelimitedText.Read(reader, candidate).Take(25).Select(c => c.Count).ToList();
            }
            catch (InvalidDataException)
            {
                continue;
            }

            // Rows of one and the same width speak for a separator; a single column speaks for none.
            var score = widths.Where(w => w > 1).GroupBy(w => w).Select(g => g.Count() * 100 + g.Key).DefaultIfEmpty(0).Max();
            if (score > bestScore)
            {
                (best, bestScore) = (candidate, score);
            }
        }

        return best;
    }
}
