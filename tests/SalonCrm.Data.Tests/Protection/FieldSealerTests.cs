using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Tests.Protection;

public sealed class FieldSealerTests
{
    private readonly FieldSealer _sealer = new(SomeKeys.Ring());
    private readonly byte[] _row = SomeKeys.Row();

    [Theory]
    [InlineData("")]
    [InlineData("Иванова")]
    [InlineData("Löwenstein-Öhrström 🌷 مريم")]
    public void What_was_sealed_opens_again(string text)
    {
        var envelope = _sealer.Seal(SomeKeys.Name, _row, Encoding.UTF8.GetBytes(text));

        Assert.True(_sealer.TryOpen(SomeKeys.Name, _row, envelope, out var plain));
        Assert.Equal(text, Encoding.UTF8.GetString(plain));
    }

    [Fact]
    public void Two_seals_of_one_value_have_nothing_in_common_but_the_header()
    {
        var one = _sealer.Seal(SomeKeys.Name, _row, "Иванова"u8);
        var other = _sealer.Seal(SomeKeys.Name, _row, "Иванова"u8);

        Assert.Equal(one.Length, other.Length);
        Assert.Equal(one[..5], other[..5]);
        Assert.NotEqual(one[5..17], other[5..17]);
        Assert.NotEqual(one[17..33], other[17..33]);
        Assert.NotEqual(one[33..], other[33..]);
    }

    [Fact]
    public void The_envelope_lies_as_it_is_written_down()
    {
        var sealer = new FieldSealer(SomeKeys.Ring(sealKey: 0x01020304));
        var envelope = sealer.Seal(SomeKeys.Name, _row, "Анна"u8);

        Assert.Equal([FieldSealer.Format, 1, 2, 3, 4], envelope[..5]);
        Assert.Equal(1 + 4 + 12 + 16 + 32, envelope.Length);
    }

    [Fact]
    public void An_envelope_with_any_single_bit_flipped_does_not_open()
    {
        var envelope = _sealer.Seal(SomeKeys.Name, _row, "Иванова"u8);
        Assert.True(_sealer.TryOpen(SomeKeys.Name, _row, envelope, out _));

        for (var bit = 0; bit < envelope.Length * 8; bit++)
        {
            var flipped = envelope.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(_sealer.TryOpen(SomeKeys.Name, _row, flipped, out var plain), $"bit {bit}");
            Assert.Empty(plain);
        }
    }

    [Fact]
    public void An_envelope_that_is_cut_or_lengthened_does_not_open()
    {
        var envelope = _sealer.Seal(SomeKeys.Name, _row, "Иванова"u8);

        for (var length = 0; length < envelope.Length; length++)
        {
            Assert.False(_sealer.TryOpen(SomeKeys.Name, _row, envelope.AsSpan(0, length), out _), $"{length} bytes");
        }

        Assert.False(_sealer.TryOpen(SomeKeys.Name, _row, [.. envelope, 0], out _));
    }

    [Fact]
    public void Plain_text_is_never_taken_for_a_sealed_value()
    {
        Assert.False(_sealer.TryOpen(SomeKeys.Name, _row, Encoding.UTF8.GetBytes(new string('я', 100)), out _));
        Assert.False(_sealer.TryOpen(SomeKeys.Name, _row, new byte[100], out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(255)]
    public void An_envelope_of_another_format_does_not_open(byte format)
    {
        var envelope = _sealer.Seal(SomeKeys.Name, _row, "Иванова"u8);
        envelope[0] = format;

        Assert.False(_sealer.TryOpen(SomeKeys.Name, _row, envelope, out _));
    }

    [Fact]
    public void An_envelope_of_a_key_that_is_not_in_the_ring_does_not_open()
    {
        var other = new FieldSealer(SomeKeys.Ring(sealKey: 700));

        Assert.False(_sealer.TryOpen(SomeKeys.Name, _row, other.Seal(SomeKeys.Name, _row, "Иванова"u8), out _));
    }

    [Fact]
    public void An_envelope_of_another_network_with_the_same_key_id_does_not_open()
    {
        var other = new FieldSealer(SomeKeys.Ring());

        Assert.False(_sealer.TryOpen(SomeKeys.Name, _row, other.Seal(SomeKeys.Name, _row, "Иванова"u8), out _));
    }

    [Fact]
    public void An_envelope_opens_in_its_own_table_column_and_row_alone()
    {
        var envelope = _sealer.Seal(SomeKeys.Name, _row, "Иванова"u8);

        Assert.True(_sealer.TryOpen(new("clients", "LastName", SealedAttribute.Note), _row, envelope, out _));
        Assert.False(_sealer.TryOpen(new("clients", "FirstName", SealedAttribute.Name), _row, envelope, out _));
        Assert.False(_sealer.TryOpen(new("accounts", "LastName", SealedAttribute.Name), _row, envelope, out _));
        Assert.False(_sealer.TryOpen(SomeKeys.Name, SomeKeys.Row(), envelope, out _));
        Assert.False(_sealer.TryOpen(SomeKeys.Name, [], envelope, out _));
    }

    [Fact]
    public void Table_and_column_cannot_be_read_one_into_the_other()
    {
        Assert.NotEqual(new SealedPlace("ab", "c", 16).Bound, new SealedPlace("a", "bc", 16).Bound);

        var envelope = _sealer.Seal(new("ab", "c", 16), _row, "x"u8);
        Assert.False(_sealer.TryOpen(new("a", "bc", 16), _row, envelope, out _));
    }

    [Theory]
    [InlineData(SealedAttribute.Phone, "+4812", "+79161234567")]
    [InlineData(SealedAttribute.Name, "Ия", "Константиновна")]
    [InlineData(SealedAttribute.Note, "Да", "Просит мастера Ольгу, приходит с ребёнком, чай без сахара, окно не открывать: сквозняк.")]
    public void Short_and_long_values_of_a_kind_are_equally_long_when_sealed(int padding, string shorter, string longer)
    {
        var place = new SealedPlace("clients", "Any", padding);

        var one = _sealer.Seal(place, _row, Encoding.UTF8.GetBytes(shorter));
        var other = _sealer.Seal(place, _row, Encoding.UTF8.GetBytes(longer));

        Assert.Equal(one.Length, other.Length);
        Assert.Equal(33 + padding, one.Length);
    }

    [Fact]
    public void What_does_not_fit_one_step_of_padding_takes_whole_steps()
    {
        // 4 bytes of the step are the length.
        Assert.Equal(33 + 32, _sealer.Seal(SomeKeys.Name, _row, new byte[28]).Length);
        Assert.Equal(33 + 64, _sealer.Seal(SomeKeys.Name, _row, new byte[29]).Length);
    }

    [Fact]
    public void A_million_seals_on_sixteen_threads_are_all_whole_and_no_nonce_comes_twice()
    {
        const int threads = 16;
        const int each = 1_000_000 / threads;
        var nonces = new ConcurrentDictionary<UInt128, byte>();
        var corrupt = 0;
        var crew = Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            Span<byte> nonce = stackalloc byte[16];
            for (var i = 0; i < each; i++)
            {
                var plain = RandomNumberGenerator.GetBytes(8 + (i % 40));
                var envelope = _sealer.Seal(SomeKeys.Name, _row, plain);
                envelope.AsSpan(5, 12).CopyTo(nonce);
                nonces.TryAdd(BitConverter.ToUInt128(nonce), 0);
                if (!_sealer.TryOpen(SomeKeys.Name, _row, envelope, out var opened) || !opened.AsSpan().SequenceEqual(plain))
                {
                    Interlocked.Increment(ref corrupt);
                }
            }
        })).ToList();

        crew.ForEach(t => t.Start());
        crew.ForEach(t => t.Join());

        Assert.Equal(0, corrupt);
        Assert.Equal(threads * each, nonces.Count);
    }
}
