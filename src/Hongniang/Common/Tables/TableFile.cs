namespace Hongniang.Common.Tables;

/// <summary>A spreadsheet that can be read row by row, any number of times, without holding its rows in memory.</summary>
public abstract class TableFile
{
    /// <summary>Columns beyond this are not read: no list of records has them, formatted empty columns do.</summary>
    public const int MaxColumns = 200;

    public abstract IReadOnlyList<TableSheet> Sheets { get; }

    /// <summary>The rows of a sheet in their order, blank ones included; the only (or first) sheet when no name is given.</summary>
    /// <exception cref="InvalidDataException">The file is damaged from here on.</exception>
    public abstract IEnumerable<TableRow> Rows(string? sheet);

    /// <summary>Looks into the content (the name is only a hint) and opens it, or says in words why it cannot be read.</summary>
    public static Result<TableFile> Open(byte[] content, string fileName)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);
        if (TableFormat.Refuse(content, fileName) is { } problem)
        {
            return problem;
        }

        try
        {
            return TableFormat.IsZip(content) ? new WorkbookFile(content) : new DelimitedFile(content);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or System.Xml.XmlException)
        {
            return new Problem("table.damaged", "This file is damaged and cannot be read. Open it in the spreadsheet program and save it again.", "File");
        }
    }
}
