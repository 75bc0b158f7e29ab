using System.Text;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Tests.Protection;

/// <summary>The small file whose salts go into the keys of everything of one client.</summary>
public sealed class ClientSaltsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("salon-salts").FullName;

    private DataPlace Place => new(Path.Combine(_folder, "data"), Path.Combine(_folder, "network.json"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_number_has_a_salt_of_its_own_that_a_second_start_reads_again()
    {
        var salts = Opened();
        var numbers = Enumerable.Range(0, ClientSalts.Block + 10).Select(_ => salts.Next()).ToList();
        var again = Opened();

        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.Equal(numbers.Count, numbers.Select(n => Convert.ToHexString(salts.Of(n)!)).Distinct().Count());
        Assert.All(numbers, n => Assert.Equal(salts.Of(n), again.Of(n)));
        Assert.DoesNotContain(again.Next(), numbers);
    }

    [Fact]
    public void Two_processes_on_one_file_never_give_out_one_number_twice_and_read_each_others()
    {
        var (one, other) = (Opened(), Opened());
        var numbers = new System.Collections.Concurrent.ConcurrentBag<int>();
        Parallel.For(0, 4 * ClientSalts.Block, i => numbers.Add((i % 2 == 0 ? one : other).Next()));

        Assert.Equal(4 * ClientSalts.Block, numbers.Distinct().Count());
        Assert.All(numbers, n => Assert.Equal(one.Of(n), other.Of(n)));
        Assert.All(numbers, n => Assert.NotNull(one.Of(n)));
    }

    [Fact]
    public async Task Whoever_reads_waits_for_another_process_that_takes_its_numbers()
    {
        var (one, other) = (Opened(), Opened());
        var number = other.Next();
        var busy = File.OpenHandle(one.File, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var reading = Task.Run(() => one.Of(number));

        // That it does not end can only be watched for a while: a slow machine makes this weaker, never wrong.
        await Task.WhenAny(reading, Task.Delay(100));
        Assert.False(reading.IsCompleted);

        busy.Dispose();
        Assert.Equal(other.Of(number), await reading);
    }

    [Fact]
    public void An_erased_salt_is_gone_for_good_and_the_others_stay()
    {
        var salts = Opened();
        var (kept, gone) = (salts.Next(), salts.Next());
        var salt = salts.Of(gone)!;
        salts.Erase([gone]);

        foreach (var read in new[] { salts, Opened() })
        {
            Assert.Null(read.Of(gone));
            Assert.True(read.IsErased(gone));
            Assert.Equal([gone], read.AllErased());
            Assert.NotNull(read.Of(kept));
            Assert.False(read.IsErased(kept));
        }

        Assert.Equal(-1, File.ReadAllBytes(salts.File).AsSpan().IndexOf(salt));
    }

    [Fact]
    public void A_number_that_nobody_was_given_is_not_there_and_not_erased()
    {
        var salts = Opened();
        salts.Next();

        foreach (var number in new[] { -1, 0, ClientSalts.Block + 1, int.MaxValue })
        {
            Assert.Null(salts.Of(number));
            Assert.False(salts.IsErased(number));
        }
    }

    [Fact]
    public void An_older_file_gives_nobody_a_number_that_the_database_names_already_and_takes_none_for_erased()
    {
        var salts = new ClientSalts(Place);
        salts.Open(0);
        salts.Open(highest: 5000);

        Assert.Equal(5001, salts.Next());
        Assert.Null(salts.Of(4000));
        Assert.Empty(salts.AllErased());
    }

    [Fact]
    public void A_missing_file_is_refused_where_clients_have_salts()
    {
        var refused = Assert.Throws<StartRefusedException>(() => new ClientSalts(Place).Open(highest: 1));

        Assert.Equal(StartProblem.SaltsMissing, refused.Problem);
        Assert.False(File.Exists(Place.SaltFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("saloncrm-salts/2")]
    [InlineData("{ \"format\": \"saloncrm-kek/1\" }")]
    public void A_file_that_is_none_is_refused(string content)
    {
        Opened();
        File.WriteAllText(Place.SaltFile, content);

        Assert.Equal(StartProblem.SaltsWrong, Assert.Throws<StartRefusedException>(() => Opened()).Problem);
    }

    [UnixFact]
    public void A_file_that_others_may_read_or_that_is_a_link_is_refused()
    {
        var salts = Opened();
#pragma warning disable CA1416 // A fact of Unix.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(salts.File));
        File.SetUnixFileMode(salts.File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Equal(StartProblem.SaltsWrong, Assert.Throws<StartRefusedException>(() => Opened()).Problem);

        File.SetUnixFileMode(salts.File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
#pragma warning restore CA1416
        File.Move(salts.File, salts.File + ".moved");
        File.CreateSymbolicLink(salts.File, salts.File + ".moved");
        Assert.Equal(StartProblem.SaltsWrong, Assert.Throws<StartRefusedException>(() => Opened()).Problem);
    }

    [Fact]
    public void What_was_sealed_with_a_salt_opens_with_that_salt_alone_and_never_again_once_it_is_erased()
    {
        var salts = Opened();
        var (mine, other) = (salts.Next(), salts.Next());
        var sealer = new FieldSealer(SomeKeys.Ring(), salts);
        var row = SomeKeys.Row();
        var envelope = sealer.Seal(SomeKeys.Name, row, "Иванова"u8, mine);

        Assert.Equal(mine, FieldSealer.SaltOf(envelope));
        Assert.True(sealer.TryOpen(SomeKeys.Name, row, envelope, out var plain));
        Assert.Equal("Иванова", Encoding.UTF8.GetString(plain));
        Assert.False(sealer.TryOpen(SomeKeys.Name, row, Renumbered(envelope, other), out _));

        salts.Erase([mine]);
        Assert.False(sealer.TryOpen(SomeKeys.Name, row, envelope, out _));
        Assert.Throws<System.Security.Cryptography.CryptographicException>(() => sealer.Seal(SomeKeys.Name, row, "Иванова"u8, mine));
    }

    [Fact]
    public void A_clients_envelope_with_any_single_bit_flipped_does_not_open()
    {
        var salts = Opened();
        var sealer = new FieldSealer(SomeKeys.Ring(), salts);
        var row = SomeKeys.Row();
        var envelope = sealer.Seal(SomeKeys.Name, row, "Иванова"u8, salts.Next());
        for (var bit = 0; bit < envelope.Length * 8; bit++)
        {
            var flipped = envelope.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(sealer.TryOpen(SomeKeys.Name, row, flipped, out var plain), $"bit {bit}");
            Assert.Empty(plain);
        }

        for (var length = 0; length < envelope.Length; length++)
        {
            Assert.False(sealer.TryOpen(SomeKeys.Name, row, envelope.AsSpan(0, length), out _), $"{length} bytes");
        }
    }

    private static byte[] Renumbered(byte[] envelope, int number)
    {
        var changed = envelope.ToArray();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(5), number);
        return changed;
    }

    private ClientSalts Opened()
    {
        var salts = new ClientSalts(Place);
        salts.Open(0);
        return salts;
    }
}
