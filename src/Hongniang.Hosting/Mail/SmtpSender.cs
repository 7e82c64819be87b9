using System.Net.Sockets;
using Hongniang.Access.Mail;
using MailKit;
using MailKit.Security;
using MailKit.Net.Smtp;
using MimeKit;

namespace Hongniang.Hosting.Mail;

/// <summary>Hands mails over to an SMTP server, by MailKit.</summary>
public sealed class SmtpSender(MailConfiguration configuration) : IMailSender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task SendAsync(string to, string subject, string body, CancellationToken ct)
    {
        using var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = body } };
        try
        {
            message.From.Add(MailboxAddress.Parse(configuration.From));
            message.To.Add(MailboxAddress.Parse(to));
            using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
            await client.ConnectAsync(configuration.Host, configuration.Port, configuration.Security, ct);
            if (!string.IsNullOrEmpty(configuration.User))
            {
                await client.AuthenticateAsync(configuration.User, configuration.Password ?? "", ct);
            }

            await client.SendAsync(message, ct);
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception trouble) when (trouble is ProtocolException or CommandException or ServiceNotConnectedException or AuthenticationException or ParseException or SocketException or IOException or SslHandshakeException or TimeoutException)
        {
            throw new MailNotSentException(trouble.GetType().Name, trouble);
        }
    }
}
