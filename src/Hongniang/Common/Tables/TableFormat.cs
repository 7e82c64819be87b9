using System.IO.Compression;
using System.Text;

namespace Hongniang.Common.Tables;

/// <summary>Tells by its content what an uploaded file is, and refuses what is no spreadsheet of ours or would not fit into memory.</summary>
internal static class TableFormat
{
    /// <summary>Most bytes that a workbook may unfold to. A real one of 20 MiB stays below; a zip bomb does not.</summary>
    public const long MaxUnfolded = 256L * 1024 * 1024;

    private const int MaxParts = 2000;

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static bool IsZip(ReadOnlySpan<byte> content) => content.StartsWith("PK\x03\x04"u8);

    /// <summary>Why the content cannot be read as a table; null when it can.</summary>
    public static Problem? Refuse(byte[] content, string fileName)
    {
        if (content.Length == 0)
        {
            return new("table.empty", "This file is empty.", "File");
        }

        if (content.Length > StoredFile.MaxBytes)
        {
            return new("table.too-big", "The file is larger than {0} MiB. Split it, or delete pictures from it.", "File", StoredFile.MaxBytes / 1024 / 1024);
        }

        if (content.AsSpan().StartsWith(CompoundFile))
        {
            return content.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? new("table.encrypted", "This workbook is protected by a password. Remove the password (File, Info, Protect), save it as .xlsx and try again.", "File")
                : new("table.old-excel", "This is an old Excel file (.xls). Open it in Excel or WPS, choose “Save as”, type “Excel workbook (.xlsx)”, and import the new file.", "File");
        }

        if (IsZip(content))
        {
            return RefuseZip(content);
        }

        return Path.GetExtension(fileName).ToUpperInvariant() is ".CSV" or ".TXT" or ".TSV" && !IsMarkup(content) && TextDecoding.LooksLikeText(content)
            ? null
            : NoSpreadsheet();
    }

    private static Problem? RefuseZip(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false));
            if (zip.Entries.Count > MaxParts)
            {
                return TooMuch();
            }

            if (zip.Entries.All(e => !e.FullName.Equals("xl/workbook.xml", StringComparison.OrdinalIgnoreCase)))
            {
                return NoSpreadsheet();
            }

            // The sizes in the directory may lie, so the parts that will be read are unfolded once and counted.
            var left = MaxUnfolded;
            var buffer = new byte[81920];
            foreach (var part in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            {
                using var stream = part.Open();
                for (int read; (read = stream.Read(buffer)) > 0;)
                {
                    left -= read;
                    if (left < 0)
                    {
                        return TooMuch();
                    }
                }
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return new("table.damaged", "This file is damaged and cannot be read. Open it in the spreadsheet program and save it again.", "File");
        }
    }

    /// <summary>Many systems export a web page and call it a spreadsheet.</summary>
    private static bool IsMarkup(byte[] content)
    {
        var start = TextDecoding.Decode(content.AsSpan(0, Math.Min(content.Length, 512)).ToArray()).TrimStart();
        return start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || start.StartsWith("{\\rtf", StringComparison.Ordinal);
    }

    private static Problem NoSpreadsheet() =>
        new("table.wrong-type", "This is not a spreadsheet that can be imported. Save it as .xlsx or as .csv and try again.", "File");

    private static Problem TooMuch() =>
        new("table.unfolds", "This workbook is too large when it is unpacked. Copy the rows into a new workbook, without pictures and formatting, and try again.", "File");
}
