using System.Globalization;
using System.Security.Cryptography;
using Hongniang.Common;
using Microsoft.Extensions.Configuration;

namespace Hongniang.Hosting;

/// <summary>The keys that seal contacts, as files of the data folder: <c>keys/contacts-…-ID.key</c>, the last by name seals, all of them open.</summary>
/// <remarks>Without these files sealed contacts are lost: they belong into the backup, apart from the database's. Nodes of one database share them.</remarks>
public sealed class SealKeys : IDisposable
{
    /// <summary>How often a running server looks whether a new key seals.</summary>
    public static readonly TimeSpan LooksEach = TimeSpan.FromMinutes(1);

    private const string Pattern = "contacts-*.key";

    private readonly string _folder;
    private readonly Timer _look;

    public SealKeys(IConfiguration configuration)
    {
        _folder = Path.Combine(Folders.Data(configuration), "keys");
        Directory.CreateDirectory(_folder);
        if (Files().Count == 0)
        {
            Make("00000000000000");
        }

        Load();
        SealRing.LookForKeys = Load;
        _look = new Timer(_ => LookAgain(), null, LooksEach, LooksEach);
    }

    /// <summary>Where the files lie.</summary>
    public string Folder => _folder;

    /// <summary>When the key that seals was made: servers know it a look later.</summary>
    public DateTime NewestMadeAt => File.GetLastWriteTimeUtc(Files()[^1]);

    public void Dispose() => _look.Dispose();

    /// <summary>The ids of the keys in the folder, the oldest first; the last one seals.</summary>
    public IReadOnlyList<string> Ids => [.. Files().Select(IdOf)];

    /// <summary>Makes a key that seals from now on; the older ones go on opening.</summary>
    /// <returns>Its id.</returns>
    public string Rotate(DateTimeOffset now)
    {
        var id = IdOf(Make(now.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)));
        Load();
        return id;
    }

    /// <summary>Takes a key out of use: its file stays beside the others under another name, for old backups, and is loaded no more.</summary>
    public void Retire(string id)
    {
        var file = Files().Find(f => IdOf(f) == id) ?? throw new InvalidOperationException($"There is no key {id}.");
        SealRing.Remove(id);
        File.Move(file, file + ".retired");
    }

    /// <summary>Adds what is in the folder: at the start, and when a text names a key that another process made.</summary>
    private void Load()
    {
        var files = Files();
        foreach (var file in files)
        {
            SealRing.Add(IdOf(file), Convert.FromBase64String(File.ReadAllText(file).Trim()), isNewest: file == files[^1]); // why: an older key must not seal even for a moment
        }
    }

    private void LookAgain()
    {
        try
        {
            Load();
        }
        catch (Exception unready) when (unready is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            // why: a key that is being written at this moment, or a folder that is away; the next look finds it
        }
    }

    private List<string> Files() => [.. Directory.GetFiles(_folder, Pattern).Where(f => f.EndsWith(".key", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string IdOf(string file) => Path.GetFileNameWithoutExtension(file)[^8..];

    private string Make(string stamp)
    {
        var file = Path.Combine(_folder, $"contacts-{stamp}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}.key");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(file, options);
        writer.Write(Convert.ToBase64String(SealRing.NewKey()));
        return file;
    }
}
