using System.Net;
using System.Net.Sockets;
using System.Text;
using Hongniang.Access.Mail;
using Hongniang.Hosting.Mail;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Hosting;

public sealed class SmtpSenderTests
{
    [Fact]
    public async Task A_mail_reaches_a_server_with_its_Chinese_words_whole()
    {
        using var server = new SmallServer(refuse: false);
        await new SmtpSender(Settings(server.Port)).SendAsync("li@new.example", "注册结果", "您的注册申请已通过。", TestContext.Current.CancellationToken);

        var message = MimeKit.MimeMessage.Load(new MemoryStream(Encoding.ASCII.GetBytes(await server.Received)), TestContext.Current.CancellationToken);
        (message.Subject, message.TextBody?.TrimEnd(), message.To.ToString(), message.From.ToString()).ShouldBe(("注册结果", "您的注册申请已通过。", "li@new.example", "\"红娘\" <hn@site.example>"));
    }

    [Fact]
    public async Task A_server_that_refuses_or_is_not_there_is_told_of_without_what_it_said()
    {
        using var server = new SmallServer(refuse: true);
        (await Should.ThrowAsync<MailNotSentException>(() => new SmtpSender(Settings(server.Port)).SendAsync("li@new.example", "s", "b", TestContext.Current.CancellationToken))).Message.ShouldBe("SmtpCommandException");

        var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();
        (await Should.ThrowAsync<MailNotSentException>(() => new SmtpSender(Settings(port)).SendAsync("li@new.example", "s", "b", TestContext.Current.CancellationToken))).Message.ShouldBe("SocketException");
    }

    [Theory]
    [InlineData("Security", "Ssl3", "It can be StartTls, Tls or None")]
    [InlineData("Port", "0", "It is a number from 1 to 65535")]
    [InlineData("From", "", "must be the mail address")]
    [InlineData("Site", "hongniang", "must be the address of the site")]
    public void A_setting_that_cannot_be_right_stops_the_start(string key, string value, string said)
    {
        var configuration = Configuration(25, [new($"{MailConfiguration.Section}:{key}", value)]);

        Should.Throw<InvalidOperationException>(() => MailConfiguration.Read(configuration)).Message.ShouldContain(said);
        MailConfiguration.Read(new ConfigurationBuilder().Build()).ShouldBeNull();
    }

    private static MailConfiguration Settings(int port) => MailConfiguration.Read(Configuration(port, []))!; // why: a host is given

    private static IConfiguration Configuration(int port, IEnumerable<KeyValuePair<string, string?>> more) => new ConfigurationBuilder().AddInMemoryCollection(
    [
        new($"{MailConfiguration.Section}:Host", "127.0.0.1"), new($"{MailConfiguration.Section}:Port", port.ToString(System.Globalization.CultureInfo.InvariantCulture)), new($"{MailConfiguration.Section}:Security", "None"),
        new($"{MailConfiguration.Section}:From", "红娘 <hn@site.example>"), new($"{MailConfiguration.Section}:Site", "https://site.example/"),
    ]).AddInMemoryCollection(more).Build();

    /// <summary>Speaks as much SMTP as one mail needs.</summary>
    private sealed class SmallServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly TaskCompletionSource<string> _received = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SmallServer(bool refuse)
        {
            _listener.Start();
            _ = Task.Run(() => ServeAsync(refuse));
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public Task<string> Received => _received.Task;

        public void Dispose() => _listener.Stop();

        private async Task ServeAsync(bool refuse)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 small");
            while (await reader.ReadLineAsync() is { } line)
            {
                switch (line.Split(' ')[0].ToUpperInvariant())
                {
                    case "RCPT" when refuse:
                        await writer.WriteLineAsync("550 no such person li@new.example");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        var text = new StringBuilder();
                        while (await reader.ReadLineAsync() is { } part && part != ".")
                        {
                            text.AppendLine(part);
                        }

                        _received.TrySetResult(text.ToString());
                        await writer.WriteLineAsync("250 taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 yes");
                        break;
                }
            }
        }
    }
}
