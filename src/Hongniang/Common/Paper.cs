using System.IO.Compression;
using System.Security.Cryptography;

namespace Hongniang.Common;

/// <summary>A scan or document that proves something: told by its content, whatever its name says.</summary>
public static class Paper
{
    public const int MaxName = 200;

    /// <summary>What a person may choose, for the form.</summary>
    public const string Accept = ".pdf,.jpg,.jpeg,.png,.docx";

    private static readonly Problem Unknown =
        new("file.type", "Only a PDF, a picture (JPG, PNG) or a Word document (.docx) can be kept here. This file is none of them.", "File");

    private sealed record Kind(string ContentType, string Extension, params string[] OtherExtensions);

    /// <summary>The file as it will be stored, or why it cannot be.</summary>
    /// <param name="nameless">What a file is called that came without a name.</param>
    public static Result<StoredFile> Read(string? name, byte[] content, string nameless, AssociationClock clock)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(clock);
        if (content.Length == 0)
        {
            return new Problem("file.empty", "This file is empty.", "File");
        }

        if (content.Length > StoredFile.MaxBytes)
        {
            return new Problem("file.too-big", "The file is larger than {0} MiB.", "File", StoredFile.MaxBytes / 1024 / 1024);
        }

        return KindOf(content) is not { } kind
            ? Unknown
            : new StoredFile
            {
                Id = clock.NewId(), Name = SafeName(name, nameless, kind), ContentType = kind.ContentType, Length = content.Length,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)), StoredAt = clock.Now, Content = content,
            };
    }

    private static Kind? KindOf(byte[] content) =>
        content.AsSpan().StartsWith("%PDF-"u8) ? new Kind("application/pdf", ".pdf")
        : content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? new Kind("image/jpeg", ".jpg", ".jpeg")
        : content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? new Kind("image/png", ".png")
        : content.AsSpan().StartsWith("PK\x03\x04"u8) && IsWord(content) ? new Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
        : null;

    /// <summary>Looks at the directory only; nothing is unpacked. A document with macros is refused.</summary>
    private static bool IsWord(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            return zip.GetEntry("word/document.xml") is not null && zip.GetEntry("[Content_Types].xml") is not null
                && zip.Entries.All(e => !e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false; // why: a damaged archive is no document; the caller says so
        }
    }

    /// <summary>Without folders and control characters, with the extension of what it is.</summary>
    private static string SafeName(string? name, string nameless, Kind kind)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = new string([.. last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))]).Trim(' ', '.');
        var stem = clean.Length == 0 ? nameless : clean;
        var fits = kind.OtherExtensions.Append(kind.Extension).Any(e => stem.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        if (fits)
        {
            return stem.Length <= MaxName ? stem : stem[..(MaxName - kind.Extension.Length)] + kind.Extension;
        }

        return stem[..Math.Min(stem.Length, MaxName - kind.Extension.Length)] + kind.Extension;
    }
}
