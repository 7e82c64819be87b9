using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Access;

/// <summary>Keeps the language that a person reads, so that it is there on the next device too. A taste and no fact: the journal is not bothered with it.</summary>
public sealed class ChooseLanguage(HongniangDb db)
{
    public Task RunAsync(string? culture, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return db.Users.Where(a => a.Id == actor.AccountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.Culture, culture), ct);
    }
}
