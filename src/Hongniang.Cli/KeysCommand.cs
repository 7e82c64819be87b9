using System.CommandLine;
using System.Globalization;
using Hongniang.Common;
using Hongniang.Data.Sealing;
using Hongniang.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Cli;

/// <summary><c>hongniang keys</c>: the keys that seal contacts and secrets: which there are, a new one, sealing old texts anew, taking an old one out of use.</summary>
internal static class KeysCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The eight hex digits of the key, as keys list shows them." };

    public static Command Create()
    {
        var list = new Command("list", "Show the keys, and how many texts each of them sealed.");
        list.SetDatabaseAction(ListAsync);
        var rotate = new Command("rotate", "Make a new key that seals from now on, and seal all old texts anew. Running servers find the key by themselves.");
        rotate.SetDatabaseAction(RotateAsync);
        var reseal = new Command("reseal", "Seal anew what an older key sealed. Goes on where it was interrupted; changes nothing when nothing is left.");
        reseal.SetDatabaseAction(ResealAsync);
        var retire = new Command("retire", "Take a key out of use that no text needs any more. Its file stays beside the others, for old backups.") { Id };
        retire.SetDatabaseAction(RetireAsync);
        return new Command("keys", "The keys that seal telephone numbers, mail addresses and the secrets of second factors.") { list, rotate, reseal, retire };
    }

    private static async Task<int> ListAsync(ParseResult parsed, IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.Open(out var db);
        if (await DatabaseOption.ReasonNotReadyAsync(db, ct) is { } reason)
        {
            return await RefuseAsync(parsed, reason);
        }

        var use = await SealUse.LoadAsync(db, ct);
        var keys = services.GetRequiredService<SealKeys>().Ids;
        foreach (var id in keys)
        {
            await SayAsync(parsed, $"{id}  {use.PerKey.GetValueOrDefault(id)} texts{(id == keys[^1] ? ", seals" : "")}");
        }

        foreach (var (id, count) in use.PerKey.Where(k => !keys.Contains(k.Key)).OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            await SayAsync(parsed, $"{(id.Length == 0 ? "unsealed" : id)}  {count} texts{(id.Length == 0 ? "" : ", and the key is MISSING")}");
        }

        return use.Unreadable == 0 ? 0 : 1;
    }

    private static async Task<int> RotateAsync(ParseResult parsed, IServiceProvider services, CancellationToken ct)
    {
        await using (var scope = services.Open(out var db))
        {
            if (await DatabaseOption.ReasonNotReadyAsync(db, ct) is { } reason)
            {
                return await RefuseAsync(parsed, reason);
            }

            var id = services.GetRequiredService<SealKeys>().Rotate(services.GetRequiredService<AssociationClock>().Now);
            if (await scope.ServiceProvider.GetRequiredService<NoteKey>().MadeAsync(id, ct) is { Succeeded: false } refused)
            {
                return await RefuseAsync(parsed, refused.Problems[0].ToString());
            }

            await SayAsync(parsed, $"{id} seals from now on. Copy the folder keys to where its backup is kept, apart from the database's.");
        }

        return await ResealAsync(parsed, services, ct);
    }

    private static async Task<int> ResealAsync(ParseResult parsed, IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.Open(out var db);
        if (await DatabaseOption.ReasonNotReadyAsync(db, ct) is { } reason)
        {
            return await RefuseAsync(parsed, reason);
        }

        var done = await scope.ServiceProvider.GetRequiredService<ResealAll>().RunAsync(Actor.System, ct);
        if (!done.Succeeded)
        {
            return await RefuseAsync(parsed, done.Problems[0].ToString());
        }

        await SayAsync(parsed, $"{done.Value.Resealed} texts sealed anew, {done.Value.Unreadable} cannot be opened.");
        return done.Value.Unreadable == 0 ? 0 : 1;
    }

    private static async Task<int> RetireAsync(ParseResult parsed, IServiceProvider services, CancellationToken ct)
    {
        var (id, keys) = (parsed.GetValue(Id) ?? "", services.GetRequiredService<SealKeys>());
        await using var scope = services.Open(out var db);
        var reason = await DatabaseOption.ReasonNotReadyAsync(db, ct)
            ?? (!keys.Ids.Contains(id) ? $"There is no key {id}." : id == keys.Ids[^1] ? "This key seals; make a new one first."
                : TimeProvider.System.GetUtcNow().UtcDateTime - keys.NewestMadeAt < 2 * SealKeys.LooksEach ? "Servers look for a new key each minute and may still seal with this one. Try again in two minutes." : null)
            ?? ((await SealUse.LoadAsync(db, ct)).PerKey.GetValueOrDefault(id) is var needed and > 0 ? string.Create(CultureInfo.InvariantCulture, $"{needed} texts need this key. Run hongniang keys reseal first.") : null);
        if (reason is not null)
        {
            return await RefuseAsync(parsed, reason);
        }

        keys.Retire(id);
        await scope.ServiceProvider.GetRequiredService<NoteKey>().RetiredAsync(id, ct);
        await SayAsync(parsed, $"{id} is out of use. Keep its file as long as you keep a backup of the database from before.");
        return 0;
    }

    private static Task SayAsync(ParseResult parsed, FormattableString text) => parsed.InvocationConfiguration.Output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));

    private static async Task<int> RefuseAsync(ParseResult parsed, string reason)
    {
        await parsed.InvocationConfiguration.Error.WriteLineAsync(reason);
        return 2;
    }
}
