using Hongniang.Common;
using Hongniang.Data;

namespace Hongniang.Access.Mail;

/// <summary>Whether mails can be sent, and where their links lead. Off unless the host is told of a mail server.</summary>
/// <param name="Site">The address of the site as people reach it, without a slash at the end.</param>
public sealed record MailSettings(bool IsOn, string Site)
{
    public static MailSettings Off { get; } = new(false, "");
}

/// <summary>Hands mails over to a server.</summary>
public interface IMailSender
{
    /// <exception cref="MailNotSentException">The server could not be reached, or refused.</exception>
    Task SendAsync(string to, string subject, string body, CancellationToken ct);
}

/// <summary>A mail was not taken; it is tried again.</summary>
public sealed class MailNotSentException(string message, Exception inner) : Exception(message, inner);

/// <summary>Where use cases put mails, in their own transaction; without a mail server it takes none, and people are told by other ways.</summary>
public sealed class Outbox(HongniangDb db, AssociationClock clock, MailSettings settings)
{
    public bool IsOn => settings.IsOn;

    /// <summary>The full address of a path of ours.</summary>
    public string LinkTo(string path) => settings.Site + path;

    /// <summary>Adds to the unit of work; does not save.</summary>
    public void Post(string to, string subject, string body)
    {
        if (IsOn)
        {
            db.OutgoingMails.Add(new OutgoingMail { Id = clock.NewId(), To = to, Subject = subject, Body = body, CreatedAt = clock.Now, NextAt = clock.Now });
        }
    }
}
