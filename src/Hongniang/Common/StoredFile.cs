namespace Hongniang.Common;

/// <summary>A file kept in the database, so that it commits, is backed up and is restored together with the record that names it.</summary>
public sealed class StoredFile
{
    public const int MaxBytes = 20 * 1024 * 1024;

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public required long Length { get; init; }

    /// <summary>SHA-256 of the content, hex.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    public required byte[] Content { get; init; }
}
