using System.Data.Common;
using Microsoft.Extensions.Configuration;

namespace Hongniang.Hosting;

public enum DatabaseKind
{
    /// <summary>Embedded: one file in the data folder.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, for many users and more than one node.</summary>
    Postgres,
}

/// <summary>Which database the process works on, and where it is.</summary>
/// <param name="Address">The full path of the SQLite file, or the PostgreSQL connection string.</param>
public sealed record DatabaseChoice(DatabaseKind Kind, string Address)
{
    public const string KindKey = "Hongniang:Database";
    public const string DataFolderKey = "Hongniang:DataFolder";
    public const string ConnectionKey = "ConnectionStrings:Hongniang";

    public const string FileName = "hongniang.db";

    private static readonly string[] Secrets = ["password", "pwd", "passfile", "ssl password", "sslpassword"];

    /// <summary>Reads <c>Hongniang:Database</c> (sqlite or postgres; told from the connection string when left out), <c>Hongniang:DataFolder</c>
    /// (default <c>data</c>) and <c>ConnectionStrings:Hongniang</c>. A contradiction stops the start.</summary>
    public static DatabaseChoice From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var connection = configuration[ConnectionKey];
        return configuration[KindKey]?.Trim().ToLowerInvariant() switch
        {
            null or "" => string.IsNullOrWhiteSpace(connection) ? InDataFolder(configuration) : Parse(connection),
            "sqlite" when string.IsNullOrWhiteSpace(connection) => InDataFolder(configuration),
            "sqlite" when Parse(connection) is { Kind: DatabaseKind.Sqlite } file => file,
            "sqlite" => throw new InvalidOperationException($"{KindKey} is sqlite, but {ConnectionKey} names a PostgreSQL server. Remove one of them."),
            "postgres" when string.IsNullOrWhiteSpace(connection) => throw new InvalidOperationException($"{KindKey} is postgres: set {ConnectionKey} to its connection string, Host=…;Database=…;Username=…"),
            "postgres" => new DatabaseChoice(DatabaseKind.Postgres, connection),
            var other => throw new InvalidOperationException($"{KindKey} is “{other}”. It can be sqlite or postgres."),
        };
    }

    /// <summary>A path or <c>Data Source=…</c> is a SQLite file; anything with <c>Host=</c> or <c>Server=</c> is a PostgreSQL server.</summary>
    public static DatabaseChoice Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (!text.Contains('=', StringComparison.Ordinal))
        {
            return new DatabaseChoice(DatabaseKind.Sqlite, Path.GetFullPath(text, Folders.Root));
        }

        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = text;
        }
        catch (ArgumentException malformed)
        {
            throw new InvalidOperationException("The database's connection string cannot be read: it is a list of Name=value, separated by semicolons.", malformed);
        }

        return parts.ContainsKey("Host") || parts.ContainsKey("Server") ? new DatabaseChoice(DatabaseKind.Postgres, text)
            : parts.TryGetValue("Data Source", out var file) || parts.TryGetValue("Filename", out file)
                ? new DatabaseChoice(DatabaseKind.Sqlite, Path.GetFullPath(file.ToString() ?? FileName, Folders.Root))
            : throw new InvalidOperationException("The database is given as the path of a SQLite file, or as a PostgreSQL connection string beginning with Host=");
    }

    /// <summary>The address with passwords masked, for the terminal and the log.</summary>
    public string Shown
    {
        get
        {
            if (Kind is DatabaseKind.Sqlite)
            {
                return Address;
            }

            var parts = new DbConnectionStringBuilder { ConnectionString = Address };
            foreach (var secret in Secrets.Where(parts.ContainsKey))
            {
                parts[secret] = "***";
            }

            return parts.ConnectionString;
        }
    }

    public override string ToString() => $"{Kind}: {Shown}";

    private static DatabaseChoice InDataFolder(IConfiguration configuration) =>
        new(DatabaseKind.Sqlite, Path.Combine(Folders.Data(configuration), FileName));
}
