namespace Hongniang.Common.Tables;

/// <summary>One row of a sheet: its number as the spreadsheet program shows it (from 1), and its cells as text.</summary>
/// <remarks>Dates are <c>yyyy-MM-dd</c>, numbers are written out without exponent, formula errors keep their sign (<c>#REF!</c>), an empty cell is "".</remarks>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);

    /// <summary>The cell of a column (from 0); "" beyond the end.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column] : "";
}

/// <summary>A sheet of a workbook; a csv file has one without a name.</summary>
public sealed record TableSheet(string Name, bool IsHidden);
