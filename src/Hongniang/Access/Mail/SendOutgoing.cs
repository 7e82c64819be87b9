using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Access.Mail;

/// <summary>Sends what waits. Several servers may do it at the same time: whoever moves a mail's next try sends it. At worst a mail is sent twice, never not at all.</summary>
public sealed class SendOutgoing(HongniangDb db, AssociationClock clock, IEnumerable<IMailSender> senders)
{
    private const int AtOnce = 50;

    /// <returns>How many were handed over.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (senders.FirstOrDefault() is not { } sender)
        {
            return 0;
        }

        var now = clock.Now;
        var due = await db.OutgoingMails.AsNoTracking().Where(m => m.NextAt <= now && m.Attempts < OutgoingMail.MostAttempts).OrderBy(m => m.NextAt).ThenBy(m => m.Id).Take(AtOnce).ToListAsync(ct);
        var sent = 0;
        foreach (var mail in due)
        {
            var next = now.AddMinutes(Math.Pow(2, mail.Attempts) * 2); // 2, 4, 8 minutes… to about four hours
            if (await db.OutgoingMails.Where(m => m.Id == mail.Id && m.Attempts == mail.Attempts)
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.NextAt, next).SetProperty(x => x.Attempts, mail.Attempts + 1), ct) != 1)
            {
                continue;
            }

            try
            {
                await sender.SendAsync(mail.To, mail.Subject, mail.Body, ct);
                await db.OutgoingMails.Where(m => m.Id == mail.Id).ExecuteDeleteAsync(ct);
                sent++;
            }
            catch (MailNotSentException refused)
            {
                await db.OutgoingMails.Where(m => m.Id == mail.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.Failure, refused.Message), ct);
            }
        }

        return sent;
    }
}
