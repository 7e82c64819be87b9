namespace Hongniang.Web.Visits;

/// <summary>A picture as it was sent, read only as far as pictures may be large; a longer one comes back one byte too long and is refused for it.</summary>
internal static class PhotoContent
{
    public static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        var content = new byte[Math.Min(file.Length, Common.StoredFile.MaxBytes + 1L)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, ct);
        return content;
    }
}
