using System.Security.Cryptography;
using System.Text;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Common.Tables;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Imports;

/// <summary>Recognises a row that was imported before, exactly so: same holder, same subject, same text in every field.</summary>
internal static class Fingerprints
{
    public sealed record Known(Guid? RecordId, string? RecordNumber);

    public static string Of(ImportCells cells, ImportSubject subject, Guid holder)
    {
        var text = new StringBuilder(subject.Kind).Append('\u001f').Append(holder);
        foreach (var field in subject.Fields)
        {
            if (cells[field.Name] is { } value)
            {
                text.Append('\u001e').Append(field.Name).Append('\u001f').AppendJoin(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Those that were imported, or found to be known: refused and held-back rows may come again.</summary>
    public static async Task<Dictionary<string, Known>> FindAsync(HongniangDb db, IEnumerable<string> wanted, CancellationToken ct)
    {
        var known = new Dictionary<string, Known>(StringComparer.Ordinal);
        foreach (var some in wanted.Distinct(StringComparer.Ordinal).Chunk(400))
        {
            var rows = await db.ImportRows.AsNoTracking()
                .Where(r => some.Contains(r.Fingerprint) && (r.Outcome == ImportOutcome.Added || r.Outcome == ImportOutcome.Unchanged))
                .Select(r => new { r.Fingerprint, r.RecordId, r.RecordNumber }).ToListAsync(ct);
            foreach (var row in rows)
            {
                known.TryAdd(row.Fingerprint, new Known(row.RecordId, row.RecordNumber));
            }
        }

        return known;
    }
}
