using Hongniang.Access.Mail;
using MailKit.Security;
using Microsoft.Extensions.Configuration;

namespace Hongniang.Hosting.Mail;

/// <summary>The mail server that the configuration names under <c>Hongniang:Mail</c>.</summary>
/// <param name="Site">The address of the site as people reach it: links in mails begin with it.</param>
public sealed record MailConfiguration(string Host, int Port, SecureSocketOptions Security, string? User, string? Password, string From, string Site)
{
    public const string Section = "Hongniang:Mail";

    /// <summary>Null without a host: then no mail is sent. A setting that cannot be right stops the start.</summary>
    public static MailConfiguration? Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(Section);
        if (section["Host"] is not { Length: > 0 } host)
        {
            return null;
        }

        var security = (section["Security"] ?? "StartTls") switch
        {
            "StartTls" => SecureSocketOptions.StartTls,
            "Tls" => SecureSocketOptions.SslOnConnect,
            "None" => SecureSocketOptions.None,
            var other => throw new InvalidOperationException($"{Section}:Security is “{other}”. It can be StartTls, Tls or None."),
        };
        var port = section["Port"] is not { Length: > 0 } typed ? (security is SecureSocketOptions.SslOnConnect ? 465 : 587)
            : int.TryParse(typed, out var number) && number is > 0 and < 65536 ? number : throw new InvalidOperationException($"{Section}:Port is “{typed}”. It is a number from 1 to 65535.");
        var from = section["From"] is { Length: > 0 } sender && MimeKit.MailboxAddress.TryParse(sender, out _) ? sender : throw new InvalidOperationException($"{Section}:From must be the mail address that mails come from.");
        var site = Uri.TryCreate(section["Site"], UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && section["Site"]!.Contains("://", StringComparison.Ordinal) // why: just created from it
            ? section["Site"]!.TrimEnd('/') : throw new InvalidOperationException($"{Section}:Site must be the address of the site, https://…: links in mails begin with it.");
        return new MailConfiguration(host, port, security, section["User"], section["Password"], from, site);
    }

    public MailSettings ToSettings() => new(true, Site);
}
